import { nameFor } from './company'

export interface City {
  cityZh: string
  cityEn: string
}

/** Where most companies of the corridors are, in Chinese and in English: one half is enough to know the other. */
const known: readonly (readonly [string, string])[] = [
  ['徐州', 'Xuzhou'],
  ['大连', 'Dalian'],
  ['贵阳', 'Guiyang'],
  ['北京', 'Beijing'],
  ['上海', 'Shanghai'],
  ['天津', 'Tianjin'],
  ['重庆', 'Chongqing'],
  ['广州', 'Guangzhou'],
  ['深圳', 'Shenzhen'],
  ['东莞', 'Dongguan'],
  ['佛山', 'Foshan'],
  ['南京', 'Nanjing'],
  ['苏州', 'Suzhou'],
  ['无锡', 'Wuxi'],
  ['常州', 'Changzhou'],
  ['南通', 'Nantong'],
  ['杭州', 'Hangzhou'],
  ['宁波', 'Ningbo'],
  ['合肥', 'Hefei'],
  ['济南', 'Jinan'],
  ['青岛', 'Qingdao'],
  ['沈阳', 'Shenyang'],
  ['哈尔滨', 'Harbin'],
  ['郑州', 'Zhengzhou'],
  ['武汉', 'Wuhan'],
  ['长沙', 'Changsha'],
  ['成都', 'Chengdu'],
  ['西安', 'Xi’an'],
  ['昆明', 'Kunming'],
  ['厦门', 'Xiamen'],
  ['浦那', 'Pune'],
  ['班加罗尔', 'Bengaluru'],
  ['海得拉巴', 'Hyderabad'],
  ['金奈', 'Chennai'],
  ['哥印拜陀', 'Coimbatore'],
  ['艾哈迈达巴德', 'Ahmedabad'],
  ['孟买', 'Mumbai'],
  ['新德里', 'New Delhi'],
  ['德里', 'Delhi'],
  ['诺伊达', 'Noida'],
  ['古尔冈', 'Gurugram'],
  ['加尔各答', 'Kolkata'],
  ['科钦', 'Kochi'],
  ['特里凡得琅', 'Thiruvananthapuram'],
  ['印多尔', 'Indore'],
  ['斋浦尔', 'Jaipur'],
  ['昌迪加尔', 'Chandigarh'],
  ['那格浦尔', 'Nagpur'],
  ['维沙卡帕特南', 'Visakhapatnam'],
  ['迈索尔', 'Mysuru'],
]

/** “徐州市” is 徐州; “Xi'an” is Xi’an. */
const folded = (city: string): string => city.replace(/市$/u, '').replace(/['‘]/g, '’').toLowerCase()

/** Both halves of a city: what was written stays, what is missing comes from the list where the city stands there. */
export function completeCity({ cityZh = '', cityEn = '' }: Partial<City>): City {
  if ((cityZh === '') === (cityEn === '')) return { cityZh, cityEn }
  const pair = pairOf(cityZh || cityEn)
  return { cityZh: cityZh || (pair?.[0] ?? ''), cityEn: cityEn || (pair?.[1] ?? '') }
}

/** What `city` is called in the other language, when `other` is the name of a different city; else null. */
export function contradicted(city: string, other: string): string | null {
  const [pair, otherPair] = [pairOf(city), pairOf(other)]
  if (!pair || !otherPair || pair === otherPair) return null
  return isWrittenIn('zh-CN', other) ? pair[0] : pair[1]
}

const pairOf = (city: string) => known.find((names) => names.some((name) => folded(name) === folded(city)))

/** The city in the reader's language where both are known, else as it was written. */
export const cityFor = ({ cityZh, cityEn }: City, language: string) => nameFor({ nameZh: cityZh, nameEn: cityEn }, language)

/** A Chinese name has Han characters, an English one has none: else it would stand on the other language's pages. */
export const isWrittenIn = (language: 'zh-CN' | 'en', city: string): boolean => /\p{Script=Han}/u.test(city) === (language === 'zh-CN')
