import { headroomFormula, headroomPercent, type NeedStep } from '../../planning/need-step.ts';
import type { SpeltRule } from '../../planning/sizing.ts';
import { numberText } from '../number-text.ts';
import { longDate, longMonth } from './dates.ts';
import { RULE_TITLES_JA } from './rule-titles-ja.ts';
import type { Words } from './words.ts';
import { SAVINGS_JA } from './savings-ja.ts';

const LOCALE = 'ja-JP';
const COMMA = '、';

const versions = (count: number) => `バージョン ${numberText(count)} 件`;
const placements = (count: number) => `配置 ${numberText(count)} 件`;
const findings = (count: number) => `検出結果 ${numberText(count)} 件`;
const files = (count: number) => `${numberText(count)} 個のファイル`;
const replicaCount = (count: number) => `レプリカ ${numberText(count)} 個`;
const lines = (count: number) => `明細 ${numberText(count)} 行`;

const convertedAt = (rate: string) => (rate === '' ? '' : `、換算レート ${rate}`);

/** Japanese, in the terms of Microsoft's own documentation of the service. */
export const JA: Words = {
  language: 'ja',

  percent: (figure) => `${figure}%`,
  list: (parts) => parts.join(COMMA),
  comma: COMMA,
  date: (date) => longDate(date, LOCALE),
  month: (month) => longMonth(month, LOCALE),

  unknown: '不明',
  none: 'なし',

  counts: {
    galleries: (count) => `ギャラリー ${numberText(count)} 個`,
    images: (count) => `イメージ定義 ${numberText(count)} 個`,
    versions: (count) => `イメージ バージョン ${numberText(count)} 個`,
    deployments: (count) => `デプロイ ${numberText(count)} 件`,
    virtualMachines: (count) => `VM ${numberText(count)} 台`,
    scaleSets: (count, instances) => `${instances} インスタンスのスケール セット ${numberText(count)} 個`,
    placements,
    findings,
    errors: (count) => `エラー ${numberText(count)} 件`,
    warnings: (count) => `警告 ${numberText(count)} 件`,
    infos: (count) => `情報 ${numberText(count)} 件`,
  },

  head: {
    titles: {
      replication: 'レプリケーション計画',
      cost: 'コスト見積もり',
      forecast: 'コスト予測',
      findings: '検出結果レポート',
      full: 'イメージ ギャラリー: コスト、レプリケーション、検出結果',
    },
    asOf: (date, edition) => `${date}現在、エディション ${edition}`,
    leftOut: (parts) => `マニフェストのエラーのため対象外: ${parts} (それ以外はすべて評価済み)`,
    madeBy: (tool) => `${tool} により作成`,
    madeFrom: (tool, date) => `${date}現在のマニフェストから ${tool} により作成`,
  },

  editions: {
    '2020-10': '2020 年 10 月 (Shared Image Gallery、日本語版)',
    '2021-06': '2021 年 6 月 (Shared Image Gallery、韓国語版)',
    '2023-04': '2023 年 4 月 (Azure Compute Gallery)',
    '2025-07': '2025 年 7 月 (Azure Compute Gallery、API バージョン 2025-03-03)',
  },

  facts: {
    replicas: (count, scope) => `レプリカは${scope}最大 ${count} 個`,
    virtualMachinesPerReplica: (count) => `同時に作成する ${count} 台の VM ごとにレプリカ 1 個`,
    scaleSetInstancesPerReplica: (count) => `スケール セットの ${count} インスタンスごとにレプリカ 1 個`,
    scaleSetsPerReplica: '同時に作成するスケール セットごとに、その規模にかかわらずレプリカ 1 個',
    scopes: new Map([
      ['per subscription, per region', 'サブスクリプション別、リージョン別に'],
      ['per image version', 'イメージ バージョンごとに'],
    ]),
    documents: new Map([
      ['JA20', '共有イメージ ギャラリーの概要 (日本語版)'],
      ['KO21', '共有イメージ ギャラリーの概要 (韓国語版)'],
      ['ACG23', 'Azure Compute Gallery の概要'],
      ['ACGC', 'Azure Compute Gallery の概要 (後の版)'],
    ]),
  },

  figures: {
    lacking: 'レプリカ不足',
    ofPlacements: (count) => `/ ${placements(count)}`,
    infeasible: '実現不可',
    infeasibleNote: '必要数が上限を超過',
    bare: '余裕なし',
    bareNote: '必要数ちょうど',
    idle: '未使用',
    idleNote: '需要なし',
    storageMonthly: '月額ストレージ',
    storageYearly: '年額ストレージ',
    egressOnce: 'エグレス (初回のみ)',
    atLeast: (currency) => `${currency} 以上`,
    stored: '保存容量',
    snapshots: 'スナップショット',
    snapshotsNote: 'レプリカごとに 1 個',
    forecastTotal: (months) => `${numberText(months)} か月の合計`,
    lastMonth: '最後の月のストレージ',
    lastVersions: '期末のバージョン',
    limitsReached: '到達する上限',
    budgetsExceeded: '超過する予算',
    errors: 'エラー',
    warnings: '警告',
    infos: '情報',
    suppressed: '抑制済み',
    overBudget: '予算超過',
    ofBudgets: (count) => `予算 ${numberText(count)} 件中`,
  },

  replication: {
    statuses: {
      infeasible: '実現不可',
      unreplicated: '未レプリケート',
      short: '不足',
      bare: '過不足なし',
      ok: '充足',
      idle: '未使用',
    },
    meanings: {
      infeasible: '必要なレプリカ数がサービスの上限を超えています',
      unreplicated: 'バージョンがレプリケートされていないリージョンに需要があります',
      short: 'レプリカが必要数に足りません',
      bare: 'レプリカは必要数ちょうどです',
      ok: 'レプリカは必要数を上回っています',
      idle: '需要がありません',
    },
    verdicts: {
      infeasible: (count) => `上限を ${count} 個超過`,
      short: (count) => `あと ${count} 個必要`,
      unreplicated: 'ターゲット リージョンなし',
      bare: '余裕なし',
      headroom: '余裕分を含む',
      ok: (count) => `${count} 個の余裕`,
      idle: '需要なし',
    },
    nothing: 'レプリケートもデプロイもされているバージョンはありません',
    allIdle: (count) => `${placements(count)}、いずれにも需要はありません`,
    allServed: (count) => `${placements(count)}、いずれも必要なレプリカを備えています`,
    lacking: (count, all, parts) => `${placements(all)}のうち ${numberText(count)} 件でレプリカが不足しています: ${parts}`,
    ofStatus: (count, status) => `${status} ${count} 件`,
    more: (count) => `ほかに${placements(count)}`,
    moreDemand: (count) => `ほか ${count} 件`,
    bar: (configured, needed, limit) => `構成 ${configured}、必要 ${needed}、上限 ${limit}`,
    step: stepText,
    sizing: (virtualMachines, scaleSet, headroom) =>
      `サイズ設定: VM は ${virtualMachines}、スケール セットごとに ${scaleSet}、余裕分 ${headroom}`,
    edition: (id, sources) => `エディション ${id}: ${sources}`,
  },

  cost: {
    headline: (storage, egress, currency) => `ストレージ 月額 ${storage} ${currency}、エグレス 初回のみ ${egress} ${currency}`,
    atLeast: (amounts) => `最低でも${amounts}`,
    superseded: (amount, currency) => `月額のうち ${amount} ${currency} は最新ではないバージョンの分です`,
    total: '合計',
    totalAtLeast: '合計 (最低)',
    more: (count) => `ほか${lines(count)}`,
    others: 'その他',
    othersNote: (count) => `その他: 残りの${lines(count)} (いずれも上記より低額)`,
    otherGroups: (count) => `その他 ${numberText(count)} 件`,
    rate: (equation, asOf) => `${equation} (${asOf} 時点)`,
    prices: ({ name, asOf, rate }, currency) => `${name} (${asOf} 時点、${currency})${convertedAt(rate)}`,
    caption: (currency) => `月額ストレージと初回のみのエグレス (${currency})`,
    tableCaption: (currency, { name, asOf, rate }) =>
      `月額ストレージと初回のみのエグレス (${currency}、価格: ${name}、${asOf} 時点)${convertedAt(rate)}`,
    dimensions: {
      gallery: 'ギャラリー',
      image: 'イメージ定義',
      region: 'リージョン',
      storageAccountType: 'ストレージ アカウントの種類',
      environment: '環境',
      subscription: 'サブスクリプション',
    },
    by: {
      gallery: 'ギャラリー別',
      image: 'イメージ定義別',
      region: 'リージョン別',
      storageAccountType: 'ストレージ アカウントの種類別',
      environment: '環境別',
      subscription: 'サブスクリプション別',
    },
    tag: (name) => `タグ "${name}"`,
    byTag: (name) => `タグ "${name}" 別`,
    parts: { listed: '価格表の価格', assumed: '推定価格', missing: '価格またはサイズなし' },
    range: ({ low, likely, high }, currency, count) =>
      `月額は ${low} ～ ${high} ${currency}、想定 ${likely} ${currency}: ${lines(count)}に占有サイズの記載がありません`,
    rangeOfSome: (range) => `${range} (価格やサイズのない分は含まれていません)`,
    rangeOnce: ({ low, likely, high }, currency) => `初回のみのエグレスは ${low} ～ ${high} ${currency}、想定 ${likely} ${currency}`,
    rangeBasis: ({ low, likely, high }, count, origin) =>
      `${lines(count)}の範囲には、プロビジョニング サイズの ${low} ～ ${high}、想定 ${likely} を使用しています: ${origin}`,
    rangeOrigins: {
      configuration: '構成ファイルの指定による',
      estate: (low, likely, count, osType) =>
        `両方のサイズがわかる${osType === undefined ? '' : ` ${osType} イメージの`}ディスク ${numberText(count)} 個のうち、${low} と ${likely} がそれぞれこの割合以下です`,
      documentation: ({ usedGB, sizeGB, source, asOf }) =>
        `文書にある唯一の例 (${sizeGB} GB のうち ${usedGB} GB、${source}、${asOf}) と、両端の幾何平均による仮定です`,
    },
    budgetStatuses: { within: '予算内', near: '上限間近', exceeded: '超過', unknown: '不明' },
    budgetNotes: {
      noRate: (ofBudget, currency) => `予算は ${ofBudget}、価格は ${currency} で、換算レートの指定がありません`,
      partly: '対象の一部に価格を付けられませんでした',
    },
    covers: {
      everything: 'すべて',
      gallery: (name) => `ギャラリー ${name}`,
      image: (name) => `イメージ定義 ${name}`,
      tag: (name, value) => `タグ ${name} ${value}`,
    },
    notStated: '指定なし',
    withoutTag: 'タグなし',
    marks: {
      assumedPrice: '推定価格',
      missingPrice: '価格なし',
      provisionedSize: 'プロビジョニング サイズ',
      unknownSize: 'サイズ不明',
    },
    meanings: {
      assumedPrice: '価格表にこのリージョンの価格がないため、代替価格を使用しています',
      missingPrice: '価格表に価格がないため、この金額はどの合計にも含まれていません',
      provisionedSize: '占有サイズの記載がないため、プロビジョニング サイズを使用しています (過大な見積もり)',
      unknownSize: 'サイズの記載がないため、この金額はどの合計にも含まれていません',
    },
    assumptions: {
      shallow: (count) =>
        `簡易レプリケーション (Shallow) のバージョンの${lines(count)}: ソース リージョンのレプリカ 1 個、エグレスなしとしています。課金の内容は文書化されていません`,
      provisionedSize: (count) => `占有サイズの記載がない${lines(count)}: プロビジョニング サイズで代用しています (過大な見積もり)`,
      unknownSize: (count) => `サイズの記載がない${lines(count)}: 合計に含まれていません`,
      assumedPrice: (count) => `推定価格の${lines(count)}: 価格表にこのリージョン固有の価格がありません`,
      missingPrice: (count) => `価格のない${lines(count)}: 合計に含まれていません`,
    },
  },

  map: {
    title: 'リージョン間のレプリケーション',
    description: (regionCount, flows, heaviest) =>
      `${numberText(regionCount)} 個のリージョンと、バージョンがコピーされる ${numberText(flows)} 本の経路を示す地図。${heaviest === '' ? '' : `最大の経路: ${heaviest}。`}すべての数値は下の表にあります。`,
    point: (region, count) => `${region}: ${replicaCount(count)}`,
    sourcePoint: (region, count, egressGB) => `${region}: ${replicaCount(count)}、ここから ${egressGB} GB をコピー`,
    lackingPoint: (point, count) => `${point}、${placements(count)}でレプリカ不足`,
    arc: (from, to, egressGB) => `${from} から ${to}: ${egressGB} GB`,
    arcUnknown: (from, to) => `${from} から ${to}: サイズ不明`,
    replicas: replicaCount,
    gigabytes: (figure) => `${figure} GB`,
    moreArcs: (count) => `容量の小さい経路 ${numberText(count)} 本は省略`,
    moreRegions: (count) => `ほか ${numberText(count)} リージョン`,
    otherFlows: (count) => `その他 ${numberText(count)} 件`,
    unplaced: (regions) => `座標が公開されていないか名前が不明なため、地図にないリージョン: ${regions}`,
  },

  charts: {
    cost: {
      note: (currency) => `月額ストレージ (${currency})`,
      description: (count, first) => `棒 ${numberText(count)} 本 (高額順)。最も高額なもの: ${first}。すべての数値は表にあります。`,
      listed: '価格表の価格',
      assumed: '推定価格',
      more: (count) => `ほか ${numberText(count)} 件 (いずれも上記より低額)`,
    },
    months: {
      title: '月別コスト',
      note: (currency) => `ストレージとエグレス (${currency})`,
      description: (headline) => `月ごとに 1 本の棒。${headline}。すべての数値は表にあります。`,
      tip: (month, total, storage, egress) => `${month}: ${total} (ストレージ ${storage}、エグレス ${egress})`,
      storage: 'ストレージ',
      egress: 'エグレス',
    },
    range: {
      title: '見込まれる範囲',
      note: (currency) => `占有サイズの記載がない場合 (${currency})`,
      storage: '月額ストレージ',
      egress: '初回のみのエグレス',
      value: (low, likely, high) => `${low}～${high}、見込み ${likely}`,
      low: '最低限',
      between: '可能性のある範囲',
      likely: '見込み',
    },
    replicas: {
      title: 'レプリカの必要数と構成数',
      note: 'バージョンとリージョン別のレプリカ (緊急度の高い順)',
      description: (count, first) =>
        `需要のある${placements(count)}について、構成済みのレプリカを棒で、必要数を目印で示すグラフ。最も緊急なもの: ${first}。すべての数値は下の表にあります。`,
      label: (image, version, region) => `${image} ${version}、${region}`,
      value: (configured, needed) => `${configured} / 必要 ${needed}`,
      enough: '構成 (十分)',
      bare: '構成 (余裕なし)',
      lacking: '構成 (不足)',
      need: '必要',
      limit: '許可される上限',
      more: (count) => `需要のある${placements(count)}を省略 (いずれも緊急度はこれ以下)`,
    },
  },

  forecast: {
    months: (count) => `${numberText(count)} か月`,
    headline: ({ total, storage, egress }, currency, months, until, isComplete) =>
      `${numberText(months)} か月 (${until} まで) の合計 ${total} ${currency}${isComplete ? '' : ' 以上'}: ストレージ ${storage}、エグレス ${egress}`,
    change: (from, to, currency, until) =>
      `現在 ${versions(from.versions)}・月額 ${from.storage} ${currency} から、${until} には ${versions(to.versions)}・月額 ${to.storage} ${currency}`,
    turnover: (released, dropped) => `リリース ${numberText(released)} 件、保持ポリシーによる削除 ${numberText(dropped)} 件`,
    moving: (moving, all, perMonth) =>
      moving === all
        ? `イメージ定義 ${numberText(all)} 件が毎月 ${perMonth} 件の新しいバージョンをリリースします`
        : `イメージ定義 ${numberText(all)} 件のうち ${numberText(moving)} 件が毎月 ${perMonth} 件の新しいバージョンをリリースします。リリース頻度のないものは現状のままです`,
    still: 'リリース頻度を持つイメージ定義がないため、すべて現状のままです',
    hint: 'リリース頻度は "releases: { versionsPerMonth: 2 }" のように、構成ファイル、またはマニフェストのドキュメント、ギャラリー、イメージ定義に記載します',
    withoutVersions: (count) =>
      `リリース頻度はあるが、元になるバージョンがないイメージ定義 ${numberText(count)} 件: 予測に含まれていません`,
    assumptions: {
      'release-days-assumed': (count) =>
        `名前が日付として読めないバージョン ${numberText(count)} 件: リリース頻度の間隔で公開され、最新のものは本日公開されたとみなします`,
      'no-number': (count) => `名前がバージョン番号でないバージョン ${numberText(count)} 件: 置き換えも削除もされないものとします`,
      'deployments-left-out': (count) =>
        `除外されたデプロイが参照している可能性のあるバージョン ${numberText(count)} 件: 削除しないものとします`,
    },
    things: { versions: 'バージョン', images: 'イメージ定義', galleries: 'ギャラリー', replicas: '1 バージョンのレプリカ' },
    usage: (sum, limit, things, place) => `${place} の${things}: ${sum} (上限 ${limit})`,
    subscription: (place, id) => `${place} (サブスクリプション "${id}")`,
    outside: (usage, count) => `${usage} (うち対象外の既存分 ${count})`,
    product: (used, months, perMonth, sum) => `${used} + ${months} x ${perMonth} = ${sum}`,
    balance: (used, released, dropped, sum) => `${used} + 新規 ${released} - 削除 ${dropped} = ${sum}`,
    reach: {
      now: (usage) => `${usage}: すでに到達しています`,
      within: (usage, month) => `${usage}: ${month} に到達`,
      later: (usage, month, horizon) => `${usage}: ${horizon}以内には到達せず、${month} に到達`,
      never: (usage, horizon) => `${usage}: ${horizon}以内には到達しません`,
      unchanged: (usage) => `${usage}: 変化なし`,
    },
    byRate: (text, rate) => `${text} (${rate})`,
    moreLimits: (count) => `ほか ${numberText(count)} 件の上限 (いずれもこれより余裕があります)`,
    moreBudgets: (count) => `ほか ${numberText(count)} 件の予算 (いずれもこれより早く超過しません)`,
    atLeast: (amount) => `${amount} 以上`,
    money: (amount, currency) => `${amount} ${currency}`,
    budget: {
      now: (name, today, allowed) => `予算 "${name}": 現在 ${today}、予算額 ${allowed} を超過しています`,
      within: (name, today, allowed, amount, month) =>
        `予算 "${name}": 現在 ${today}、${month} に ${amount} となり、予算額 ${allowed} を超過`,
      later: (name, today, allowed, amount, month, horizon) =>
        `予算 "${name}": 現在 ${today} (予算額 ${allowed})。${horizon}以内には超過せず、${month} に ${amount} で超過`,
      never: (name, today, allowed, amount, month, horizon) =>
        `予算 "${name}": 現在 ${today}、${month} に ${amount} (予算額 ${allowed})。${horizon}以内には超過しません`,
      unknown: (name, currency, priced) => `予算 "${name}" の通貨は ${currency}、価格の通貨は ${priced} のため、判定できません`,
    },
    share: '割合',
  },

  savings: SAVINGS_JA,

  findings: {
    severities: { error: 'エラー', warning: '警告', info: '情報' },
    none: (count, estate) => `${files(count)}に問題は見つかりませんでした: ${estate}`,
    headline: (severities, count) => `${files(count)}で${severities}`,
    suppressed: (count) => `${findings(count)}を抑制済み`,
    fixable: (count) => `${findings(count)}は自動修正できます`,
    fixableAfterLook: (count) => `${findings(count)}は確認のうえ自動修正できます`,
    someFixableAfterLook: (count, unsafe) => `${findings(count)}は自動修正できます (うち ${numberText(unsafe)} 件は要確認)`,
    more: (count) => `ほかに${findings(count)}`,
    unsafeFix: (fix) => `${fix} (要確認)`,
    fix: '修正',
    possibleFix: '修正候補',
    ruleTitles: new Map(Object.entries(RULE_TITLES_JA)),
    messageLanguage: '検出結果のメッセージは英語で表示されます',
  },

  columns: {
    version: 'バージョン',
    region: 'リージョン',
    window: '時間帯',
    needed: '必要',
    configured: '構成',
    limit: '上限',
    status: '状態',
    storageType: '種類',
    replicas: 'レプリカ',
    usedGB: '占有 GB',
    storedGB: '保存 GB',
    pricePerGB: 'GB 単価',
    monthly: '月額',
    egressGB: 'エグレス GB',
    once: '初回のみ',
    share: '割合',
    prices: '価格',
    lines: '明細',
    budget: '予算',
    covers: '対象',
    spent: '見積額',
    allowed: '予算額',
    month: '月',
    versions: 'バージョン',
    newVersions: '新規',
    droppedVersions: '削除',
    storage: 'ストレージ',
    egress: 'エグレス',
    total: '合計',
    cumulative: '累計',
  },

  template: {
    stop: '。',
    between: '。',
    comma: COMMA,
    headings: {
      replication: 'レプリケーション',
      cost: 'コスト',
      findings: '検出結果',
      replicationBasis: 'レプリカ数の算出方法',
      costBasis: 'コストの算出方法',
      forecast: '予測',
      forecastBasis: '予測の算出方法',
    },
    page: {
      asOf: '基準日',
      edition: 'エディション',
      madeBy: '作成元',
      figure: '指標',
      value: '値',
      summary: '概要',
      contents: '目次',
      sizingAndSources: 'サイズ設定と出典',
      pricesAndAssumptions: '価格と前提',
      skip: '本文へ移動',
    },
    replication: {
      status: '状態',
      placements: '配置',
      meaning: '意味',
      image: 'イメージ定義',
      version: 'バージョン',
      region: 'リージョン',
      demand: '需要',
      needed: '必要',
      configured: '構成',
      limit: '上限',
      replicas: 'レプリカ',
      arithmetic: '計算',
      byVersionAndRegion: 'バージョンとリージョン別のレプリカ',
      caption: '各リージョンにおける各バージョンのレプリカと、それに対する需要',
      barKey: '塗りつぶし: 構成、目印: 必要、全幅: 両者と上限のうち最大のもの',
      moreBefore: ' (いずれも緊急度はこれ以下)。すべての一覧は ',
      moreAfter: ' で表示できます',
    },
    map: {
      note: '円はレプリカ、弧はコピーされる容量',
      copiedFrom: 'コピー元',
      lacking: 'レプリカ不足',
      unknown: 'サイズ不明',
      byRegion: 'リージョン別のレプリカ',
      region: 'リージョン',
      replicas: 'レプリカ',
      storedGB: '保存 GB',
      outgoingGB: 'ここからコピー GB',
      placementsLacking: '不足している配置',
      flows: 'リージョン間のコピー',
      from: 'コピー元',
      to: 'コピー先',
      versions: 'バージョン',
      once: '初回のみ',
      total: '合計',
    },
    controls: {
      filter: '絞り込み',
      rows: '{all} 行中 {shown} 行',
      findings: '{all} 件中 {shown} 件',
      previous: '前へ',
      next: '次へ',
      page: '{page} / {pages} ページ',
      rule: 'ルール',
      file: 'ファイル',
      everyRule: 'すべてのルール',
      everyFile: 'すべてのファイル',
      error: 'エラー',
      warning: '警告',
      info: '情報',
    },
    replicationBasis: {
      explanation:
        '同じ時間帯に、1 つのバージョンを 1 つのリージョンで使うすべてのデプロイの VM を合計してから 1 回だけ割ります。スケール セットは 1 つずつ数えます。時間帯が複数ある場合は、必要数が最大のものを採用します。',
      for: '対象',
      replicas: 'レプリカ数',
      virtualMachines: 'VM',
      eachScaleSet: '各スケール セット',
      forVirtualMachines: 'VM',
      forEachScaleSet: '各スケール セット',
      headroom: '余裕分',
      sources: '記載内容とその出典は次のとおりです。',
    },
    cost: {
      byVersionAndRegion: 'バージョンとリージョン別',
      costByVersionAndRegion: 'バージョンとリージョン別のコスト',
      image: 'イメージ定義',
      version: 'バージョン',
      region: 'リージョン',
      storageType: 'ストレージの種類',
      replicas: 'レプリカ',
      usedGB: '占有 GB',
      storedGB: '保存 GB',
      pricePerGB: 'GB 単価',
      monthly: '月額',
      egressGB: 'エグレス GB',
      once: '初回のみ',
      share: '割合',
      marks: '注記',
      byPrices: '価格の出所別',
      prices: '価格',
      lines: '明細',
      budgets: '予算',
      budget: '予算',
      covers: '対象',
      spent: '見積額',
      allowed: '予算額',
      status: '状態',
      monthlyStorage: '月額ストレージ',
    },
    costBasis: {
      explanation:
        'ストレージ: バージョンの全ディスクの占有サイズが、レプリカごとに毎月スナップショットとして課金されます。エグレス: ソース リージョン以外の各リージョンについて、占有サイズ分が 1 回だけ課金されます。同じリージョン内の後続のレプリカには課金されません。内訳が合計と一致するように、金額は 1 回だけ丸めています。これは見積もりであり、請求書ではありません。',
      prices: '価格',
      of: '時点',
      currency: '通貨',
      convertedAt: '換算レート',
      assumptions: '前提条件:',
    },
    forecast: {
      byMonth: '月別',
      caption: '各月に保持するものとその費用',
      limits: '上限',
      budgets: '予算',
      month: '月',
      versions: 'バージョン',
      newVersions: '新規',
      droppedVersions: '削除',
      storage: 'ストレージ',
      egress: 'エグレス',
      total: '合計',
      cumulative: '累計',
      replicas: 'レプリカ',
      storedGB: '保存 GB',
      egressGB: 'エグレス GB',
      share: '割合',
      firstMonth: '最初の月',
      lastMonth: '最後の月',
    },
    forecastBasis: {
      explanation:
        '月は暦月で、最初の月も含めて 1 か月分を全額計上します。各月の初日 (最初の月は本日) に新しいバージョンがリリースされます。新しいバージョンはイメージ定義の最新バージョンと同じリージョン、レプリカ数、ストレージの種類、ディスクを持ち、占有サイズは最初の月からの月数に応じて増加します。リリースと同時に古いバージョンは置き換えられ、イメージ定義の保持ポリシーが適用されます。デプロイが参照するバージョン、いずれかのリージョンで latest が指すバージョン、サポート終了日まで削除が禁止されているバージョンは削除されません。金額は月ごとに丸めるため、各月の合計は総計と一致します。',
    },
    findings: {
      byRule: 'ルール別の検出結果',
      rule: 'ルール',
      severity: '重大度',
      findings: '検出結果',
      place: '位置',
      finding: '内容',
      line: '行',
      fix: '修正',
      moreBefore: ' (いずれも重大度はこれ以下)。すべての一覧は ',
      moreAfter: ' で表示できます',
    },
  },
};

function stepText(step: NeedStep): string {
  switch (step.kind) {
    case 'virtualMachines':
      return `VM ${numberText(step.count)} 台: ${formulaText(step.formula)} = ${step.replicas}`;
    case 'scaleSets': {
      const { count, instances, replicas } = step;
      return `${numberText(instances)} インスタンスのスケール セット ${numberText(count)} 個: ${count} x ${formulaText(step.formula)} = ${replicas}`;
    }
    case 'busiestWindow':
      return `${step.windows} つの時間帯のうち最も需要の大きいもの: ${step.window === '' ? '名前のない時間帯' : step.window}`;
    case 'headroom':
      return `余裕分 ${headroomPercent(step)}%: ${headroomFormula(step)}`;
    case 'heldAtLimit':
      return `上限の ${step.limit} 個に制限`;
  }
}

function formulaText({ text, isRoundedUp }: SpeltRule): string {
  return isRoundedUp ? `${text} (切り上げ)` : text;
}
