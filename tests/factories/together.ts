import type { Offer } from '../../app/bids/offer'
import type { Together } from '../../app/requests/together/together'
import { offerWith } from './bidding'

/** What the gear works brings. */
export const togetherWords: Together = {
  assets: [
    { key: 'a1', kind: 'lineData', availability: 'now', secrecy: 'project', name: '主轴电流数据。', use: '用于训练刀具磨损模型。' },
    { key: 'a2', kind: 'people', availability: 'arranged', secrecy: 'open', name: '两名老师傅。', use: '每周标注半天。' },
  ],
  partner: '希望合作方带来模型。',
  pilot: '误报率低于5%。',
  foreground: 'shared',
}

/** An offer on a request that is built together, in which every free text carries `token`; the first milestone is the pilot. */
export const togetherOffer = (token: string, changes: Partial<Offer> = {}): Offer =>
  offerWith(token, {
    together: {
      assets: [
        {
          key: 'a1',
          kind: 'software',
          availability: 'start',
          secrecy: 'nda',
          name: `A wear model ${token}.`,
          use: `Runs on site ${token}.`,
        },
      ],
      split: { foreground: 'shared', buyerShare: 60, licence: 'unlimited', territory: 'bothCountries' },
      exploitation: `Gear makers only ${token}.`,
      background: `Our base model stays ours ${token}.`,
      pilot: 1,
    },
    ...changes,
  })
