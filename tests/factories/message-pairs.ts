import { readdirSync } from 'node:fs'
import type { Pair } from '../../app/translations/checks/check'
import { root, textOf } from '../setup/source'

/** The portal's own messages, both ways: written in both languages by people, and by other people than those who wrote the rules. */
export function messagePairs(): Pair[] {
  const read = (language: string, file: string) => JSON.parse(textOf(`locales/${language}/${file}`)) as object
  const walk = (en: unknown, zh: unknown): [string, string][] =>
    typeof en === 'string' && typeof zh === 'string'
      ? [[en, zh]]
      : typeof en === 'object' && en && typeof zh === 'object' && zh
        ? Object.keys(en).flatMap((key) => walk(en[key as never], zh[key as never]))
        : []
  return readdirSync(`${root}/locales/en`)
    .flatMap((file) => walk(read('en', file), read('zh-CN', file)))
    .flatMap(([en, zh]): Pair[] => [
      { source: zh, target: en, sourceLanguage: 'zh-CN', targetLanguage: 'en' },
      { source: en, target: zh, sourceLanguage: 'en', targetLanguage: 'zh-CN' },
    ])
}
