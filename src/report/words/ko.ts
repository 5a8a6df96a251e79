import { headroomFormula, headroomPercent, type NeedStep } from '../../planning/need-step.ts';
import type { SpeltRule } from '../../planning/sizing.ts';
import { numberText } from '../number-text.ts';
import { longDate, longMonth } from './dates.ts';
import { RULE_TITLES_KO } from './rule-titles-ko.ts';
import type { Words } from './words.ts';
import { SAVINGS_KO } from './savings-ko.ts';

const LOCALE = 'ko-KR';
const COMMA = ', ';

const versions = (count: number) => `버전 ${numberText(count)}개`;
const placements = (count: number) => `배치 ${numberText(count)}개`;
const findings = (count: number) => `검사 결과 ${numberText(count)}건`;
const files = (count: number) => `파일 ${numberText(count)}개`;
const replicaCount = (count: number) => `복제본 ${numberText(count)}개`;
const lines = (count: number) => `${numberText(count)}개 항목`;

const convertedAt = (rate: string) => (rate === '' ? '' : `, 환율 ${rate}`);

/** Korean, in the terms of Microsoft's own documentation of the service. */
export const KO: Words = {
  language: 'ko',

  percent: (figure) => `${figure}%`,
  list: (parts) => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(COMMA)} 및 ${parts.at(-1)}`),
  comma: COMMA,
  date: (date) => longDate(date, LOCALE),
  month: (month) => longMonth(month, LOCALE),

  unknown: '알 수 없음',
  none: '없음',

  counts: {
    galleries: (count) => `갤러리 ${numberText(count)}개`,
    images: (count) => `이미지 정의 ${numberText(count)}개`,
    versions: (count) => `이미지 버전 ${numberText(count)}개`,
    deployments: (count) => `배포 ${numberText(count)}개`,
    virtualMachines: (count) => `VM ${numberText(count)}개`,
    scaleSets: (count, instances) => `인스턴스 ${instances}개의 확장 집합 ${numberText(count)}개`,
    placements,
    findings,
    errors: (count) => `오류 ${numberText(count)}건`,
    warnings: (count) => `경고 ${numberText(count)}건`,
    infos: (count) => `정보 ${numberText(count)}건`,
  },

  head: {
    titles: {
      replication: '복제 계획',
      cost: '비용 예측',
      forecast: '비용 예측',
      findings: '검사 결과 보고서',
      full: '이미지 갤러리: 비용, 복제 및 검사 결과',
    },
    asOf: (date, edition) => `기준일 ${date}, 에디션 ${edition}`,
    leftOut: (parts) => `매니페스트 오류로 제외됨: ${parts}(나머지는 모두 평가됨)`,
    madeBy: (tool) => `${tool}에서 작성`,
    madeFrom: (tool, date) => `${date} 기준 매니페스트로 ${tool}에서 작성`,
  },

  editions: {
    '2020-10': '2020년 10월(Shared Image Gallery, 일본어판)',
    '2021-06': '2021년 6월(Shared Image Gallery, 한국어판)',
    '2023-04': '2023년 4월(Azure Compute Gallery)',
    '2025-07': '2025년 7월(Azure Compute Gallery, API 버전 2025-03-03)',
  },

  facts: {
    replicas: (count, scope) => `${scope === '' ? '' : `${scope} `}복제본 최대 ${count}개`,
    virtualMachinesPerReplica: (count) => `동시에 만드는 VM ${count}개마다 복제본 1개`,
    scaleSetInstancesPerReplica: (count) => `확장 집합의 인스턴스 ${count}개마다 복제본 1개`,
    scaleSetsPerReplica: '동시에 만드는 확장 집합마다 규모에 관계없이 복제본 1개',
    scopes: new Map([
      ['per subscription, per region', '구독마다, 지역마다'],
      ['per image version', '이미지 버전마다'],
    ]),
    documents: new Map([
      ['JA20', '공유 이미지 갤러리 개요(일본어판)'],
      ['KO21', '공유 이미지 갤러리 개요(한국어판)'],
      ['ACG23', 'Azure Compute Gallery 개요'],
      ['ACGC', 'Azure Compute Gallery 개요(이후 판)'],
    ]),
  },

  figures: {
    lacking: '복제본 부족',
    ofPlacements: (count) => `/ ${placements(count)}`,
    infeasible: '실현 불가',
    infeasibleNote: '필요 수가 한도 초과',
    bare: '여유 없음',
    bareNote: '필요 수와 동일',
    idle: '유휴',
    idleNote: '수요 없음',
    storageMonthly: '월간 스토리지',
    storageYearly: '연간 스토리지',
    egressOnce: '송신(1회)',
    atLeast: (currency) => `${currency}, 최소`,
    stored: '저장 용량',
    snapshots: '스냅샷',
    snapshotsNote: '복제본당 1개',
    forecastTotal: (months) => `${numberText(months)}개월 합계`,
    lastMonth: '마지막 달의 스토리지',
    lastVersions: '기간 말 버전',
    limitsReached: '도달하는 한도',
    budgetsExceeded: '초과하는 예산',
    errors: '오류',
    warnings: '경고',
    infos: '정보',
    suppressed: '표시 안 함',
    overBudget: '예산 초과',
    ofBudgets: (count) => `예산 ${numberText(count)}개 중`,
  },

  replication: {
    statuses: {
      infeasible: '실현 불가',
      unreplicated: '복제되지 않음',
      short: '부족',
      bare: '필요 수와 일치',
      ok: '충분',
      idle: '유휴',
    },
    meanings: {
      infeasible: '필요한 복제본이 서비스 한도를 초과합니다',
      unreplicated: '버전이 복제되지 않은 지역에 수요가 있습니다',
      short: '복제본이 필요한 수보다 적습니다',
      bare: '복제본이 필요한 수와 같습니다',
      ok: '복제본이 필요한 수보다 많습니다',
      idle: '수요가 없습니다',
    },
    verdicts: {
      infeasible: (count) => `한도보다 ${count}개 초과`,
      short: (count) => `${count}개 더 필요`,
      unreplicated: '대상 지역 없음',
      bare: '여유 없음',
      headroom: '여유분 포함',
      ok: (count) => `${count}개 여유`,
      idle: '수요 없음',
    },
    nothing: '복제되거나 배포된 버전이 없습니다',
    allIdle: (count) => `${placements(count)}, 수요가 있는 배치 없음`,
    allServed: (count) => `${placements(count)}, 모두 필요한 복제본을 갖추고 있음`,
    lacking: (count, all, parts) => `${placements(all)} 중 ${numberText(count)}개에 복제본이 부족합니다: ${parts}`,
    ofStatus: (count, status) => `${status} ${count}개`,
    more: (count) => `외 ${placements(count)}`,
    moreDemand: (count) => `외 ${count}개`,
    bar: (configured, needed, limit) => `구성 ${configured}, 필요 ${needed}, 한도 ${limit}`,
    step: stepText,
    sizing: (virtualMachines, scaleSet, headroom) => `크기 조정: VM ${virtualMachines}, 확장 집합마다 ${scaleSet}, 여유분 ${headroom}`,
    edition: (id, sources) => `에디션 ${id}: ${sources}`,
  },

  cost: {
    headline: (storage, egress, currency) => `스토리지 월 ${storage} ${currency}, 송신 1회 ${egress} ${currency}`,
    atLeast: (amounts) => `최소 ${amounts}`,
    superseded: (amount, currency) => `월 비용 중 ${amount} ${currency}는 최신이 아닌 버전에 대한 비용입니다`,
    total: '합계',
    totalAtLeast: '합계(최소)',
    more: (count) => `외 ${lines(count)}`,
    others: '기타',
    othersNote: (count) => `기타: 나머지 ${lines(count)}, 모두 위보다 비싸지 않음`,
    otherGroups: (count) => `기타 ${numberText(count)}개`,
    rate: (equation, asOf) => `${equation}(${asOf} 기준)`,
    prices: ({ name, asOf, rate }, currency) => `${name}(${asOf} 기준, ${currency})${convertedAt(rate)}`,
    caption: (currency) => `월간 스토리지 및 1회 송신(${currency})`,
    tableCaption: (currency, { name, asOf, rate }) =>
      `월간 스토리지 및 1회 송신(${currency}, 가격: ${name}, ${asOf} 기준)${convertedAt(rate)}`,
    dimensions: {
      gallery: '갤러리',
      image: '이미지 정의',
      region: '지역',
      storageAccountType: '스토리지 계정 유형',
      environment: '환경',
      subscription: '구독',
    },
    by: {
      gallery: '갤러리별',
      image: '이미지 정의별',
      region: '지역별',
      storageAccountType: '스토리지 계정 유형별',
      environment: '환경별',
      subscription: '구독별',
    },
    tag: (name) => `태그 "${name}"`,
    byTag: (name) => `태그 "${name}"별`,
    parts: { listed: '가격표의 가격', assumed: '추정 가격', missing: '가격 또는 크기 없음' },
    range: ({ low, likely, high }, currency, count) =>
      `월 ${low} ~ ${high} ${currency}, 예상 ${likely} ${currency}: ${lines(count)}에 사용 크기가 없습니다`,
    rangeOfSome: (range) => `${range}(가격이나 크기가 없는 부분은 제외)`,
    rangeOnce: ({ low, likely, high }, currency) => `1회 송신 ${low} ~ ${high} ${currency}, 예상 ${likely} ${currency}`,
    rangeBasis: ({ low, likely, high }, count, origin) =>
      `${lines(count)}의 범위에는 프로비전된 크기의 ${low} ~ ${high}, 예상 ${likely}를 사용합니다: ${origin}`,
    rangeOrigins: {
      configuration: '구성 파일의 지정에 따름',
      estate: (low, likely, count, osType) =>
        `두 크기를 모두 아는${osType === undefined ? '' : ` ${osType} 이미지의`} 디스크 ${numberText(count)}개 중 ${low}와 ${likely}가 각각 이 비율 이하입니다`,
      documentation: ({ usedGB, sizeGB, source, asOf }) =>
        `문서에 있는 유일한 예(${sizeGB}GB 중 ${usedGB}GB, ${source}, ${asOf})와 양 끝의 기하 평균에 따른 가정입니다`,
    },
    budgetStatuses: { within: '예산 내', near: '한도 임박', exceeded: '초과', unknown: '알 수 없음' },
    budgetNotes: {
      noRate: (ofBudget, currency) => `예산은 ${ofBudget}, 가격은 ${currency}이며 환율이 지정되지 않았습니다`,
      partly: '대상의 일부에 가격을 매길 수 없었습니다',
    },
    covers: {
      everything: '전체',
      gallery: (name) => `갤러리 ${name}`,
      image: (name) => `이미지 정의 ${name}`,
      tag: (name, value) => `태그 ${name} ${value}`,
    },
    notStated: '지정되지 않음',
    withoutTag: '태그 없음',
    marks: {
      assumedPrice: '추정 가격',
      missingPrice: '가격 없음',
      provisionedSize: '프로비전된 크기',
      unknownSize: '크기 알 수 없음',
    },
    meanings: {
      assumedPrice: '가격표에 이 지역의 가격이 없어 대체 가격을 사용합니다',
      missingPrice: '가격표에 가격이 없어 이 금액은 어떤 합계에도 포함되지 않습니다',
      provisionedSize: '사용 크기가 기재되지 않아 프로비전된 크기를 사용합니다(과대 추정)',
      unknownSize: '크기가 기재되지 않아 이 금액은 어떤 합계에도 포함되지 않습니다',
    },
    assumptions: {
      shallow: (count) =>
        `단순 복제(Shallow) 버전 ${lines(count)}: 원본 지역의 복제본 1개, 송신 없음으로 계산합니다. 청구 방식은 문서화되어 있지 않습니다`,
      provisionedSize: (count) => `사용 크기가 없는 ${lines(count)}: 프로비전된 크기로 대신합니다(과대 추정)`,
      unknownSize: (count) => `크기가 없는 ${lines(count)}: 합계에 포함되지 않습니다`,
      assumedPrice: (count) => `추정 가격의 ${lines(count)}: 가격표에 이 지역의 고유한 가격이 없습니다`,
      missingPrice: (count) => `가격이 없는 ${lines(count)}: 합계에 포함되지 않습니다`,
    },
  },

  map: {
    title: '지역 간 복제',
    description: (regionCount, flows, heaviest) =>
      `지역 ${numberText(regionCount)}개와 버전이 복사되는 경로 ${numberText(flows)}개를 보여 주는 지도입니다.${heaviest === '' ? '' : ` 가장 큰 경로: ${heaviest}.`} 모든 수치는 아래 표에 있습니다.`,
    point: (region, count) => `${region}: ${replicaCount(count)}`,
    sourcePoint: (region, count, egressGB) => `${region}: ${replicaCount(count)}, 여기에서 ${egressGB}GB 복사`,
    lackingPoint: (point, count) => `${point}, ${placements(count)}에 복제본 부족`,
    arc: (from, to, egressGB) => `${from}에서 ${to}: ${egressGB}GB`,
    arcUnknown: (from, to) => `${from}에서 ${to}: 크기 알 수 없음`,
    replicas: replicaCount,
    gigabytes: (figure) => `${figure}GB`,
    moreArcs: (count) => `용량이 작은 경로 ${numberText(count)}개는 생략`,
    moreRegions: (count) => `외 지역 ${numberText(count)}개`,
    otherFlows: (count) => `기타 ${numberText(count)}개`,
    unplaced: (regions) => `좌표가 공개되지 않았거나 이름을 알 수 없어 지도에 없는 지역: ${regions}`,
  },

  charts: {
    cost: {
      note: (currency) => `월간 스토리지(${currency})`,
      description: (count, first) => `막대 ${numberText(count)}개, 비싼 순. 가장 비싼 항목: ${first}. 모든 수치는 표에 있습니다.`,
      listed: '가격표의 가격',
      assumed: '추정 가격',
      more: (count) => `외 ${numberText(count)}개, 모두 위보다 비싸지 않음`,
    },
    months: {
      title: '월별 비용',
      note: (currency) => `스토리지 및 송신(${currency})`,
      description: (headline) => `월마다 막대 하나입니다. ${headline}. 모든 수치는 표에 있습니다.`,
      tip: (month, total, storage, egress) => `${month}: ${total}(스토리지 ${storage}, 송신 ${egress})`,
      storage: '스토리지',
      egress: '송신',
    },
    range: {
      title: '예상 범위',
      note: (currency) => `사용 크기가 기재되지 않은 경우(${currency})`,
      storage: '월간 스토리지',
      egress: '1회 송신',
      value: (low, likely, high) => `${low}~${high}, 예상 ${likely}`,
      low: '최소',
      between: '가능한 범위',
      likely: '예상',
    },
    replicas: {
      title: '필요한 복제본과 구성된 복제본',
      note: '버전 및 지역별 복제본, 긴급한 순',
      description: (count, first) =>
        `수요가 있는 ${placements(count)}에 구성된 복제본을 막대로, 필요 수를 표시선으로 나타낸 차트입니다. 가장 긴급한 항목: ${first}. 모든 수치는 아래 표에 있습니다.`,
      label: (image, version, region) => `${image} ${version}, ${region}`,
      value: (configured, needed) => `${configured}, 필요 ${needed}`,
      enough: '구성됨, 충분',
      bare: '구성됨, 여유 없음',
      lacking: '구성됨, 부족',
      need: '필요',
      limit: '허용되는 최대',
      more: (count) => `수요가 있는 ${placements(count)} 생략(모두 이보다 긴급하지 않음)`,
    },
  },

  forecast: {
    months: (count) => `${numberText(count)}개월`,
    headline: ({ total, storage, egress }, currency, months, until, isComplete) =>
      `${until}까지 ${numberText(months)}개월 합계 ${isComplete ? '' : '최소 '}${total} ${currency}: 스토리지 ${storage}, 송신 ${egress}`,
    change: (from, to, currency, until) =>
      `현재 ${versions(from.versions)}, 월 ${from.storage} ${currency}에서 ${until}에는 ${versions(to.versions)}, 월 ${to.storage} ${currency}`,
    turnover: (released, dropped) => `릴리스 ${numberText(released)}건, 보존 정책에 따른 삭제 ${numberText(dropped)}건`,
    moving: (moving, all, perMonth) =>
      moving === all
        ? `이미지 정의 ${numberText(all)}개가 매월 새 버전 ${perMonth}개를 릴리스합니다`
        : `이미지 정의 ${numberText(all)}개 중 ${numberText(moving)}개가 매월 새 버전 ${perMonth}개를 릴리스합니다. 릴리스 주기가 없는 것은 그대로 유지됩니다`,
    still: '릴리스 주기가 있는 이미지 정의가 없으므로 모두 그대로 유지됩니다',
    hint: '릴리스 주기는 "releases: { versionsPerMonth: 2 }"처럼 구성 파일이나 매니페스트의 문서, 갤러리 또는 이미지 정의에 적습니다',
    withoutVersions: (count) => `릴리스 주기는 있지만 새 버전의 바탕이 될 버전이 없는 이미지 정의 ${numberText(count)}개: 예측에서 제외됨`,
    assumptions: {
      'release-days-assumed': (count) =>
        `이름을 날짜로 읽을 수 없는 버전 ${numberText(count)}개: 릴리스 주기 간격으로 게시되었고 최신 버전은 오늘 게시된 것으로 간주합니다`,
      'no-number': (count) => `이름이 버전 번호가 아닌 버전 ${numberText(count)}개: 대체되거나 삭제되지 않는 것으로 봅니다`,
      'deployments-left-out': (count) => `제외된 배포가 참조할 수 있는 버전 ${numberText(count)}개: 삭제되지 않는 것으로 봅니다`,
    },
    things: { versions: '버전', images: '이미지 정의', galleries: '갤러리', replicas: '한 버전의 복제본' },
    usage: (sum, limit, things, place) => `${place}의 ${things}: ${sum} (한도 ${limit})`,
    subscription: (place, id) => `${place}, 구독 "${id}"`,
    outside: (usage, count) => `${usage} (대상 밖의 기존 항목 ${count} 포함)`,
    product: (used, months, perMonth, sum) => `${used} + ${months} x ${perMonth} = ${sum}`,
    balance: (used, released, dropped, sum) => `${used} + 신규 ${released} - 삭제 ${dropped} = ${sum}`,
    reach: {
      now: (usage) => `${usage}: 이미 도달했습니다`,
      within: (usage, month) => `${usage}: ${month}에 도달`,
      later: (usage, month, horizon) => `${usage}: ${horizon} 안에는 도달하지 않고 ${month}에 도달`,
      never: (usage, horizon) => `${usage}: ${horizon} 안에는 도달하지 않습니다`,
      unchanged: (usage) => `${usage}: 변화 없음`,
    },
    byRate: (text, rate) => `${text} (${rate})`,
    moreLimits: (count) => `그 밖의 한도 ${numberText(count)}개 (모두 이보다 여유가 있습니다)`,
    moreBudgets: (count) => `그 밖의 예산 ${numberText(count)}개 (모두 이보다 먼저 초과되지 않습니다)`,
    atLeast: (amount) => `최소 ${amount}`,
    money: (amount, currency) => `${amount} ${currency}`,
    budget: {
      now: (name, today, allowed) => `예산 "${name}": 현재 ${today}, 예산액 ${allowed} 초과`,
      within: (name, today, allowed, amount, month) => `예산 "${name}": 현재 ${today}, ${month}에 ${amount}(으)로 예산액 ${allowed} 초과`,
      later: (name, today, allowed, amount, month, horizon) =>
        `예산 "${name}": 현재 ${today} (예산액 ${allowed}). ${horizon} 안에는 초과하지 않고 ${month}에 ${amount}(으)로 초과`,
      never: (name, today, allowed, amount, month, horizon) =>
        `예산 "${name}": 현재 ${today}, ${month}에 ${amount} (예산액 ${allowed}). ${horizon} 안에는 초과하지 않습니다`,
      unknown: (name, currency, priced) => `예산 "${name}"의 통화는 ${currency}, 가격의 통화는 ${priced}이므로 판정할 수 없습니다`,
    },
    share: '비율',
  },

  savings: SAVINGS_KO,

  findings: {
    severities: { error: '오류', warning: '경고', info: '정보' },
    none: (count, estate) => `${files(count)}에서 발견된 문제가 없습니다: ${estate}`,
    headline: (severities, count) => `${files(count)}에서 ${severities}`,
    suppressed: (count) => `${findings(count)}을 표시하지 않음`,
    fixable: (count) => `${findings(count)}을 자동으로 수정할 수 있음`,
    fixableAfterLook: (count) => `${findings(count)}을 확인 후 자동으로 수정할 수 있음`,
    someFixableAfterLook: (count, unsafe) => `${findings(count)}을 자동으로 수정할 수 있음(그중 ${numberText(unsafe)}건은 확인 필요)`,
    more: (count) => `외 ${findings(count)}`,
    unsafeFix: (fix) => `${fix}(확인 필요)`,
    fix: '수정',
    possibleFix: '수정 후보',
    ruleTitles: new Map(Object.entries(RULE_TITLES_KO)),
    messageLanguage: '검사 결과 메시지는 영어로 표시됩니다',
  },

  columns: {
    version: '버전',
    region: '지역',
    window: '시간대',
    needed: '필요',
    configured: '구성',
    limit: '한도',
    status: '상태',
    storageType: '유형',
    replicas: '복제본',
    usedGB: '사용 GB',
    storedGB: '저장 GB',
    pricePerGB: 'GB당',
    monthly: '월간',
    egressGB: '송신 GB',
    once: '1회',
    share: '비율',
    prices: '가격',
    lines: '항목',
    budget: '예산',
    covers: '대상',
    spent: '사용액',
    allowed: '한도',
    month: '월',
    versions: '버전',
    newVersions: '신규',
    droppedVersions: '삭제',
    storage: '스토리지',
    egress: '송신',
    total: '합계',
    cumulative: '누계',
  },

  template: {
    stop: '.',
    between: '. ',
    comma: COMMA,
    headings: {
      replication: '복제',
      cost: '비용',
      findings: '검사 결과',
      replicationBasis: '복제본 수 산정 방법',
      costBasis: '비용 산정 방법',
      forecast: '예측',
      forecastBasis: '예측의 산출 방법',
    },
    page: {
      asOf: '기준일',
      edition: '에디션',
      madeBy: '작성 도구',
      figure: '지표',
      value: '값',
      summary: '요약',
      contents: '목차',
      sizingAndSources: '크기 조정 및 출처',
      pricesAndAssumptions: '가격 및 가정',
      skip: '본문으로 건너뛰기',
    },
    replication: {
      status: '상태',
      placements: '배치',
      meaning: '의미',
      image: '이미지 정의',
      version: '버전',
      region: '지역',
      demand: '수요',
      needed: '필요',
      configured: '구성',
      limit: '한도',
      replicas: '복제본',
      arithmetic: '계산',
      byVersionAndRegion: '버전 및 지역별 복제본',
      caption: '각 지역의 버전별 복제본과 그에 대한 수요',
      barKey: '채움: 구성, 표시선: 필요, 전체 너비: 둘과 한도 중 큰 값',
      moreBefore: '(모두 이보다 긴급하지 않음). 전체 목록은 ',
      moreAfter: ' 명령으로 볼 수 있습니다',
    },
    map: {
      note: '원은 복제본, 호는 복사되는 용량',
      copiedFrom: '복사 원본',
      lacking: '복제본 부족',
      unknown: '크기 알 수 없음',
      byRegion: '지역별 복제본',
      region: '지역',
      replicas: '복제본',
      storedGB: '저장 GB',
      outgoingGB: '여기에서 복사한 GB',
      placementsLacking: '부족한 배치',
      flows: '지역 간 복사',
      from: '원본',
      to: '대상',
      versions: '버전',
      once: '1회',
      total: '합계',
    },
    controls: {
      filter: '필터',
      rows: '{all}개 행 중 {shown}개',
      findings: '{all}건 중 {shown}건',
      previous: '이전',
      next: '다음',
      page: '{page} / {pages}페이지',
      rule: '규칙',
      file: '파일',
      everyRule: '모든 규칙',
      everyFile: '모든 파일',
      error: '오류',
      warning: '경고',
      info: '정보',
    },
    replicationBasis: {
      explanation:
        '한 시간대 안에서 한 지역의 한 버전을 사용하는 모든 배포의 VM을 더한 뒤 한 번만 나눕니다. 확장 집합은 하나씩 셉니다. 시간대가 여러 개이면 필요 수가 가장 큰 시간대를 따릅니다.',
      for: '대상',
      replicas: '복제본 수',
      virtualMachines: 'VM',
      eachScaleSet: '각 확장 집합',
      forVirtualMachines: 'VM',
      forEachScaleSet: '각 확장 집합',
      headroom: '여유분',
      sources: '내용과 출처는 다음과 같습니다.',
    },
    cost: {
      byVersionAndRegion: '버전 및 지역별',
      costByVersionAndRegion: '버전 및 지역별 비용',
      image: '이미지 정의',
      version: '버전',
      region: '지역',
      storageType: '스토리지 유형',
      replicas: '복제본',
      usedGB: '사용 GB',
      storedGB: '저장 GB',
      pricePerGB: 'GB당',
      monthly: '월간',
      egressGB: '송신 GB',
      once: '1회',
      share: '비율',
      marks: '표시',
      byPrices: '가격 출처별',
      prices: '가격',
      lines: '항목',
      budgets: '예산',
      budget: '예산',
      covers: '대상',
      spent: '사용액',
      allowed: '한도',
      status: '상태',
      monthlyStorage: '월간 스토리지',
    },
    costBasis: {
      explanation:
        '스토리지: 버전의 모든 디스크에서 사용되는 크기가 복제본마다 매월 스냅샷으로 청구됩니다. 송신: 원본 지역이 아닌 지역마다 사용 크기만큼 한 번 청구됩니다. 지역 내의 후속 복제본에는 비용이 없습니다. 부분의 합이 합계와 일치하도록 금액은 한 번만 반올림합니다. 이 문서는 예측이며 청구서가 아닙니다.',
      prices: '가격',
      of: '기준',
      currency: '통화',
      convertedAt: '환율',
      assumptions: '가정:',
    },
    forecast: {
      byMonth: '월별',
      caption: '각 월에 보유하는 항목과 그 비용',
      limits: '한도',
      budgets: '예산',
      month: '월',
      versions: '버전',
      newVersions: '신규',
      droppedVersions: '삭제',
      storage: '스토리지',
      egress: '송신',
      total: '합계',
      cumulative: '누계',
      replicas: '복제본',
      storedGB: '저장 GB',
      egressGB: '송신 GB',
      share: '비율',
      firstMonth: '첫 달',
      lastMonth: '마지막 달',
    },
    forecastBasis: {
      explanation:
        '월은 달력상의 월이며 첫 달을 포함해 한 달분을 전액 계산합니다. 매월 첫날(첫 달은 오늘)에 새 버전이 릴리스됩니다. 새 버전은 이미지 정의의 최신 버전과 같은 지역, 복제본 수, 스토리지 유형, 디스크를 가지며 사용 크기는 첫 달 이후의 개월 수만큼 증가합니다. 릴리스와 함께 이전 버전은 대체되고 이미지 정의의 보존 정책이 적용됩니다. 배포가 지정한 버전, 어느 지역에서든 latest가 가리키는 버전, 수명 종료일 전까지 삭제가 금지된 버전은 삭제되지 않습니다. 금액은 월별로 반올림하므로 각 월의 합이 총계와 같습니다.',
    },
    findings: {
      byRule: '규칙별 검사 결과',
      rule: '규칙',
      severity: '심각도',
      findings: '검사 결과',
      place: '위치',
      finding: '내용',
      line: '줄',
      fix: '수정',
      moreBefore: '(모두 이보다 심각하지 않음). 전체 목록은 ',
      moreAfter: ' 명령으로 볼 수 있습니다',
    },
  },
};

function stepText(step: NeedStep): string {
  switch (step.kind) {
    case 'virtualMachines':
      return `VM ${numberText(step.count)}개: ${formulaText(step.formula)} = ${step.replicas}`;
    case 'scaleSets': {
      const { count, instances, replicas } = step;
      return `인스턴스 ${numberText(instances)}개의 확장 집합 ${numberText(count)}개: ${count} x ${formulaText(step.formula)} = ${replicas}`;
    }
    case 'busiestWindow':
      return `시간대 ${step.windows}개 중 수요가 가장 큰 시간대: ${step.window === '' ? '이름 없는 시간대' : step.window}`;
    case 'headroom':
      return `여유분 ${headroomPercent(step)}%: ${headroomFormula(step)}`;
    case 'heldAtLimit':
      return `한도인 ${step.limit}개로 제한`;
  }
}

function formulaText({ text, isRoundedUp }: SpeltRule): string {
  return isRoundedUp ? `${text}(올림)` : text;
}
