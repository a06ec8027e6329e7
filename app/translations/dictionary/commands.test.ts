import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { makeModerators } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { addConcept } from '../terms/commands.server'
import { loadDictionary } from './commands.server'
import { readLine } from './dictionary'
import { hasDictionary, lookUp, lookUpAt } from './queries.server'

const lines = `# CC-CEDICT
控制 控制 [kong4 zhi4] /to control/
櫃 柜 [gui4] /cupboard/cabinet/
張 张 [Zhang1] /surname Zhang/
張 张 [zhang1] /to open up/classifier for flat objects/
安裝 安装 [an1 zhuang1] /to install/
控 控 [kong4] /to control/
`.split('\n')

describe.each(engines)('the dictionary on %s', (engine) => {
  test('a word is found by either form, with the words inside it; names come after words', async () => {
    const db = await freshDatabase(engine)
    expect(await hasDictionary(db)).toBe(false)
    expect((await lookUp(db, '控制')).words).toEqual([])
    expect(await loadDictionary(db, lines)).toBe(6)
    expect(await hasDictionary(db)).toBe(true)
    expect((await lookUp(db, '控制')).words.map(({ word }) => word)).toEqual(['控制', '控'])
    expect((await lookUp(db, '張')).words).toEqual((await lookUp(db, '张')).words.map((word) => ({ ...word, word: '張' })))
    expect((await lookUp(db, '张')).words[0]!.readings.map(({ pinyin }) => pinyin)).toEqual(['zhāng', 'Zhāng'])
    expect((await lookUp(db, '安装控制柜，张张。')).words.map(({ word }) => word)).toEqual(['安装', '控制', '柜', '张'])
    expect((await lookUp(db, '无')).words).toEqual([])
    expect((await lookUp(db, '')).words).toEqual([])
  })

  test('at a place of a text the term base comes first', async () => {
    const db = await freshDatabase(engine)
    await loadDictionary(db, lines)
    const [actorId] = (await makeModerators(db, 'Mei')) as [string]
    const added = await addConcept(db, {
      actorId,
      concept: {
        domain: 'automation',
        partOfSpeech: 'noun',
        definitionZh: '装有控制器件的柜体。',
        definitionEn: 'An enclosure with control gear.',
        note: '',
        isKept: false,
        isCaseSensitive: false,
        terms: [
          { language: 'zh-CN', status: 'preferred', text: '控制柜' },
          { language: 'en', status: 'preferred', text: 'control cabinet' },
        ],
      },
    })
    expect(added).toMatchObject({ ok: true })
    expect(await lookUpAt(db, '安装控制柜。', 3)).toMatchObject({
      terms: [{ text: '控制柜', word: 'control cabinet' }],
      words: [{ word: '控制' }, { word: '控' }],
    })
    expect((await lookUpAt(db, '安装控制柜。', 0)).terms).toEqual([])
    expect((await lookUp(db, '安装控制柜。')).terms).toMatchObject([{ text: '控制柜' }])
  })

  test('a new edition takes the old one’s place; one with a fault leaves the old one as it was', async () => {
    const db = await freshDatabase(engine)
    await loadDictionary(db, lines)
    await expect(loadDictionary(db, ['控制 控制 [kong4 zhi4] /to steer/', 'nonsense'])).rejects.toThrow('line 2')
    await expect(loadDictionary(db, ['# nothing'])).rejects.toThrow('no entries')
    expect((await lookUp(db, '控制')).words[0]!.readings[0]!.senses).toEqual(['to control'])
    await loadDictionary(db, ['控制 控制 [kong4 zhi4] /to steer/'])
    expect((await lookUp(db, '控制')).words).toMatchObject([{ word: '控制', readings: [{ senses: ['to steer'] }] }])
    expect(await db.selectFrom('dictionaryEntry').select('simplified').execute()).toEqual([{ simplified: '控制' }])
  })
})

test('every line of the edition that comes along can be read', () => {
  const text = brotliDecompressSync(readFileSync('db/dictionary/cc-cedict.u8.br')).toString()
  const entries = text.split('\n').map(readLine)
  expect(entries.filter((entry) => entry === undefined)).toEqual([])
  expect(entries.filter(Boolean).length).toBeGreaterThan(120_000)
})
