import { describe, expect, test } from 'vitest'
import { cityFor, completeCity, contradicted } from './city'

describe('a company’s city', () => {
  test.each([
    [{ cityZh: '徐州' }, { cityZh: '徐州', cityEn: 'Xuzhou' }],
    [{ cityZh: '徐州市' }, { cityZh: '徐州市', cityEn: 'Xuzhou' }],
    [{ cityEn: 'PUNE' }, { cityZh: '浦那', cityEn: 'PUNE' }],
    [{ cityEn: "Xi'an" }, { cityZh: '西安', cityEn: "Xi'an" }],
    // Somebody who writes both knows better than a list.
    [
      { cityZh: '徐州', cityEn: 'Xuzhou, Jiangsu' },
      { cityZh: '徐州', cityEn: 'Xuzhou, Jiangsu' },
    ],
    [{ cityZh: '某某' }, { cityZh: '某某', cityEn: '' }],
    [{}, { cityZh: '', cityEn: '' }],
  ])('%j becomes %j', (written, whole) => expect(completeCity(written)).toEqual(whole))

  test('is not two different ones', () => {
    expect(contradicted('大连', 'Xuzhou')).toBe('Dalian')
    expect(contradicted('Pune', '海得拉巴')).toBe('浦那')
    expect(contradicted('大连市', 'Dalian')).toBeNull()
    expect(contradicted('大连', 'Lüshun')).toBeNull()
  })

  test('is shown in the reader’s language, and as written where nobody has said it in the other', () => {
    expect(cityFor({ cityZh: '徐州', cityEn: 'Xuzhou' }, 'en')).toEqual({ name: 'Xuzhou', lang: 'en' })
    expect(cityFor({ cityZh: '徐州', cityEn: 'Xuzhou' }, 'zh-CN')).toEqual({ name: '徐州', lang: 'zh-CN' })
    expect(cityFor({ cityZh: '某某', cityEn: '' }, 'en')).toEqual({ name: '某某', lang: 'zh-CN' })
  })
})
