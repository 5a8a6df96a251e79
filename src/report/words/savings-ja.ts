import { numberText } from '../number-text.ts';
import type { SavingsWords } from './savings-en.ts';

const COMMA = '、';
const places = (count: number) => `${numberText(count)} か所`;
const versions = (count: number) => `イメージ バージョン ${numberText(count)} 個`;
const deployments = (count: number) => `デプロイ ${numberText(count)} 件`;
const despite = (count: number, why: string) => `保持ポリシーの対象外ですが、${versions(count)}を残します: ${why}`;

/** Savings in Japanese. */
export const SAVINGS_JA: SavingsWords = {
  title: '節約案',
  caption: (prices) => `月額の節約、価格: ${prices}`,
  nothing: '節約できるものはなく、補えるレプリカ不足もありません',
  savedWords: {
    all: (amount, currency, count) => `月額 ${amount} ${currency} を ${places(count)}で節約できます`,
    some: (amount, currency, count) => `最低でも月額 ${amount} ${currency} を ${places(count)}で節約できます`,
    none: (_amount, _currency, count) => `${places(count)}で節約できますが、金額は不明です`,
  },
  addedWords: {
    all: (amount, currency, count) => `不足しているレプリカのために ${places(count)}で月額 ${amount} ${currency} が必要です`,
    some: (amount, currency, count) => `不足しているレプリカのために ${places(count)}で最低でも月額 ${amount} ${currency} が必要です`,
    none: (_amount, _currency, count) => `不足しているレプリカのために ${places(count)}で費用が必要ですが、金額は不明です`,
  },
  zonesFree: (count) => `${places(count)}を同じ価格でゾーン冗長にできます`,
  comesTo: (before, after, currency) => `ストレージの月額は ${before} ${currency} から ${after} ${currency} になります`,
  comesToKnown: (before, after, currency) =>
    `判明している分では、ストレージの月額は ${before} ${currency} から ${after} ${currency} になります`,

  ofKnown: (currency) => `${currency} (判明している分)`,

  columns: {
    monthly: '月額',
    marks: '注記',
    risk: 'リスク',
    saving: '節約案',
    place: '位置',
    image: 'イメージ定義',
    kind: '種類',
    stake: '注意点',
  },
  total: '合計',

  kinds: {
    retention: '保持ポリシー',
    'superseded-regions': '旧バージョン',
    'idle-region': '未使用のリージョン',
    'surplus-replicas': '余分なレプリカ',
    'missing-replicas': '不足しているレプリカ',
    'zone-redundancy': 'ゾーン冗長',
  },
  risks: { none: 'なし', low: '低', look: '要確認' },

  keepLast: (count) => `最新の ${count} 個`,
  keepDays: (days) => `${days} 日以内のもの`,
  and: (parts) => parts.join('と'),
  retention: (version, kept) => `${version}: 削除します。保持ポリシーが残すのは${kept}です`,
  superseded: (version, left, kept) =>
    `${version}: ${left.join(COMMA)} から外し、${kept.join(COMMA)} に残します。より新しいバージョンが latest です`,
  idle: (version, region) => `${version}: ${region} から外します。そこからは何もデプロイされません`,
  surplus: {
    served: (version, region, from, to, needed) => `${version} (${region}): レプリカ ${from} → ${to} 個、必要 ${needed} 個`,
    none: (version, region, from, to) => `${version} (${region}): レプリカ ${from} → ${to} 個、そこからは何もデプロイされません`,
    superseded: (version, region, from, to) => `${version} (${region}): レプリカ ${from} → ${to} 個、より新しいバージョンが latest です`,
  },
  missing: (version, region, from, to, needed) => `${version} (${region}): レプリカ ${from} → ${to} 個、必要 ${needed} 個`,
  zones: (version, region, from, to) => `${version} (${region}): ${from} → ${to} (同じ価格)`,

  stakes: {
    retention: '削除したバージョンは元に戻せません。これらのマニフェスト以外で使われていないことを先に確認してください',
    supersededByPolicy: '保持ポリシーのとおりです',
    region: 'これらのマニフェスト以外でそこから使われていないことを先に確認してください',
    surplus: 'レプリカはエグレスなしでいつでも増やせます',
    surplusUnused: 'これらのマニフェスト以外でそこから使われていないことを先に確認してください。レプリカはエグレスなしで増やせます',
    missing: '取り除かれるものはありません',
    zones:
      'バージョンがすでにあるリージョンのストレージの種類は変更できません。新しいバージョンとしてデプロイするか、リージョンを外して再び追加してください',
  },
  back: (amount, currency) => `そこへ再びコピーすると 1 回 ${amount} ${currency} かかります`,
  between: '。',

  refused: 'テキストを編集できないか、エラーが生じるため行わないもの:',
  refusedOne: (what, reason) => `${what}: ${reason}`,
  holds: {
    'deployments-left-out': (count) => `何も取り除きません: エラーのため${deployments(count)}が対象外で、その必要量が不明です`,
    'documents-unread': (count) => `何も取り除きません: エラーのためドキュメント ${numberText(count)} 個を読めず、その必要量が不明です`,
    'deployments-unresolved': (count) => `何も取り除きません: ここにないイメージの${deployments(count)}があり、その必要量が不明です`,
  },
  spared: {
    latest: (count) => despite(count, 'あるリージョンで latest です'),
    deployment: (count) => despite(count, 'デプロイが指定しています'),
    guarded: (count) => despite(count, 'サポート終了日まで削除が禁止されています'),
    source: (count) => despite(count, '別のバージョンのソースです'),
    unclear: (count) => despite(count, 'イメージのデプロイの必要量が不明です'),
    last: (count) => despite(count, 'イメージにほかのバージョンが残りません'),
    'regions-guarded': (count) => `${versions(count)}をすべてのリージョンに残します: allowDeletionOfReplicatedLocations が false です`,
  },
  unserved: 'どの計画でも満たせないもの:',
  infeasible: (place, needed, limit) => `${place}: 必要なレプリカ ${needed} 個、上限 ${limit} 個`,
  unreplicated: (place, needed) => `${place}: 必要なレプリカ ${needed} 個、そこへレプリケートされていません`,
  place: (image, version, region) => `${image} ${version} (${region})`,

  figures: { before: '月額ストレージ', after: '節約後', saved: '節約', added: '不足しているレプリカの分' },
};
