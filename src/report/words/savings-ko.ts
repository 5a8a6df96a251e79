import { numberText } from '../number-text.ts';
import type { SavingsWords } from './savings-en.ts';

const COMMA = ', ';
const places = (count: number) => `${numberText(count)}곳`;
const versions = (count: number) => `이미지 버전 ${numberText(count)}개`;
const deployments = (count: number) => `배포 ${numberText(count)}건`;
const despite = (count: number, why: string) => `보존 정책 대상이 아니지만 ${versions(count)}를 남깁니다: ${why}`;

/** Savings in Korean. */
export const SAVINGS_KO: SavingsWords = {
  title: '절감안',
  caption: (prices) => `월간 절감액, 가격: ${prices}`,
  nothing: '절감할 것이 없고, 채울 수 있는 복제본 부족도 없습니다',
  savedWords: {
    all: (amount, currency, count) => `${places(count)}에서 월 ${amount} ${currency}를 절감할 수 있습니다`,
    some: (amount, currency, count) => `${places(count)}에서 최소 월 ${amount} ${currency}를 절감할 수 있습니다`,
    none: (_amount, _currency, count) => `${places(count)}에서 절감할 수 있지만 금액은 알 수 없습니다`,
  },
  addedWords: {
    all: (amount, currency, count) => `부족한 복제본을 위해 ${places(count)}에서 월 ${amount} ${currency}가 필요합니다`,
    some: (amount, currency, count) => `부족한 복제본을 위해 ${places(count)}에서 최소 월 ${amount} ${currency}가 필요합니다`,
    none: (_amount, _currency, count) => `부족한 복제본을 위해 ${places(count)}에서 비용이 필요하지만 금액은 알 수 없습니다`,
  },
  zonesFree: (count) => `${places(count)}을 같은 가격으로 영역 중복으로 바꿀 수 있습니다`,
  comesTo: (before, after, currency) => `스토리지 월 비용이 ${before} ${currency}에서 ${after} ${currency}로 바뀝니다`,
  comesToKnown: (before, after, currency) => `알려진 부분에서 스토리지 월 비용이 ${before} ${currency}에서 ${after} ${currency}로 바뀝니다`,

  ofKnown: (currency) => `${currency}, 알려진 부분`,

  columns: {
    monthly: '월간',
    marks: '표시',
    risk: '위험',
    saving: '절감안',
    place: '위치',
    image: '이미지 정의',
    kind: '종류',
    stake: '주의할 점',
  },
  total: '합계',

  kinds: {
    retention: '보존 정책',
    'superseded-regions': '이전 버전',
    'idle-region': '유휴 지역',
    'surplus-replicas': '남는 복제본',
    'missing-replicas': '부족한 복제본',
    'zone-redundancy': '영역 중복',
  },
  risks: { none: '없음', low: '낮음', look: '확인' },

  keepLast: (count) => `최신 ${count}개`,
  keepDays: (days) => `${days}일 이내의 것`,
  and: (parts) => parts.join(COMMA),
  retention: (version, kept) => `${version}: 삭제합니다. 보존 정책이 남기는 것은 ${kept}입니다`,
  superseded: (version, left, kept) =>
    `${version}: ${left.join(COMMA)}에서 빼고 ${kept.join(COMMA)}에 남깁니다. 더 새로운 버전이 latest입니다`,
  idle: (version, region) => `${version}: ${region}에서 뺍니다. 그곳에서는 아무것도 배포되지 않습니다`,
  surplus: {
    served: (version, region, from, to, needed) => `${version}(${region}): 복제본 ${from} → ${to}개, 필요 ${needed}개`,
    none: (version, region, from, to) => `${version}(${region}): 복제본 ${from} → ${to}개, 그곳에서는 아무것도 배포되지 않습니다`,
    superseded: (version, region, from, to) => `${version}(${region}): 복제본 ${from} → ${to}개, 더 새로운 버전이 latest입니다`,
  },
  missing: (version, region, from, to, needed) => `${version}(${region}): 복제본 ${from} → ${to}개, 필요 ${needed}개`,
  zones: (version, region, from, to) => `${version}(${region}): ${from} → ${to}, 같은 가격`,

  stakes: {
    retention: '삭제한 버전은 되돌릴 수 없습니다. 이 매니페스트 밖에서 쓰이지 않는지 먼저 확인하세요',
    supersededByPolicy: '보존 정책에 따른 것입니다',
    region: '이 매니페스트 밖에서 그곳의 버전이 쓰이지 않는지 먼저 확인하세요',
    surplus: '복제본은 송신 없이 언제든 다시 늘릴 수 있습니다',
    surplusUnused: '이 매니페스트 밖에서 그곳의 버전이 쓰이지 않는지 먼저 확인하세요. 복제본은 송신 없이 다시 늘릴 수 있습니다',
    missing: '없애는 것이 없습니다',
    zones: '버전이 이미 있는 지역의 스토리지 유형은 바꿀 수 없습니다. 새 버전으로 배포하거나 지역을 뺐다가 다시 추가하세요',
  },
  back: (amount, currency) => `그곳으로 다시 복사하면 1회 ${amount} ${currency}가 듭니다`,
  between: '. ',

  refused: '텍스트를 편집할 수 없거나 오류가 생겨 적용하지 않는 것:',
  refusedOne: (what, reason) => `${what}: ${reason}`,
  holds: {
    'deployments-left-out': (count) => `아무것도 없애지 않습니다: 오류로 ${deployments(count)}이 제외되어 필요한 양을 알 수 없습니다`,
    'documents-unread': (count) => `아무것도 없애지 않습니다: 오류로 문서 ${numberText(count)}개를 읽지 못해 필요한 양을 알 수 없습니다`,
    'deployments-unresolved': (count) =>
      `아무것도 없애지 않습니다: 여기에 없는 이미지의 ${deployments(count)}이 있어 필요한 양을 알 수 없습니다`,
  },
  spared: {
    latest: (count) => despite(count, '어느 지역에서 latest입니다'),
    deployment: (count) => despite(count, '배포가 지정합니다'),
    guarded: (count) => despite(count, '지원 종료일까지 삭제가 금지되어 있습니다'),
    source: (count) => despite(count, '다른 버전의 원본입니다'),
    unclear: (count) => despite(count, '이미지의 배포가 무엇을 필요로 하는지 알 수 없습니다'),
    last: (count) => despite(count, '이미지에 다른 버전이 남지 않습니다'),
    'regions-guarded': (count) => `${versions(count)}를 모든 지역에 남깁니다: allowDeletionOfReplicatedLocations가 false입니다`,
  },
  unserved: '어떤 계획으로도 충족할 수 없는 것:',
  infeasible: (place, needed, limit) => `${place}: 필요한 복제본 ${needed}개, 한도 ${limit}개`,
  unreplicated: (place, needed) => `${place}: 필요한 복제본 ${needed}개, 그곳에 복제되어 있지 않습니다`,
  place: (image, version, region) => `${image} ${version}(${region})`,

  figures: { before: '월간 스토리지', after: '절감 후', saved: '절감', added: '부족한 복제본 몫' },
};
