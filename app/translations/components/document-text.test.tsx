// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import { I18nextWords } from '~/platform/i18n/i18next-words'
import type { Language } from '~/platform/i18n/language'
import { translatorFor } from '~/platform/i18n/translators.server'
import type { DocumentView } from '../document'
import { DocumentSheet, DocumentText } from './document-text'

const view: DocumentView = {
  documentId: 'd1',
  language: 'en',
  sourceLanguage: 'zh-CN',
  fields: { problem: 'By hand. Lost.\nScan.' },
  originalFields: { problem: '手工。丢失。\n扫码。' },
  rows: {
    problem: [
      { source: '手工。', target: 'By hand.', separator: '' },
      { source: '丢失。', target: 'Lost.', separator: '\n' },
      { source: '扫码。', target: 'Scan.', separator: '' },
    ],
  },
  provenance: { kind: 'verified', method: 'human', translator: 'Mei', reviewer: 'Arjun', at: '2026-11-12T08:00:00.000Z' },
  translation: null,
}

function show(shown: DocumentView, language: Language) {
  const Stub = createRoutesStub([
    {
      path: '*',
      Component: () => (
        <I18nextWords instance={translatorFor(language)}>
          <DocumentSheet view={shown}>
            <DocumentText view={shown} field="problem" />
          </DocumentSheet>
        </I18nextWords>
      ),
    },
  ])
  return render(<Stub initialEntries={['/']} />)
}

test('both languages stand side by side, paragraph by paragraph, each marked with its language', () => {
  const { container } = show(view, 'en')
  const rows = [...container.querySelectorAll('.bilingual-row')].map((row) =>
    [...row.children].map((side) => [side.getAttribute('lang'), side.textContent]),
  )
  expect(rows).toEqual([
    [
      ['en', 'By hand. Lost.'],
      ['zh-CN', '手工。丢失。'],
    ],
    [
      ['en', 'Scan.'],
      ['zh-CN', '扫码。'],
    ],
  ])
})

test('the chip names translator and reviewer and leads to the history', () => {
  show(view, 'en')
  const [chip] = screen.getAllByRole('link', { name: /Verified translation/ })
  expect(chip).toHaveTextContent('translated by Mei')
  expect(chip).toHaveTextContent('reviewed by Arjun')
  expect(chip).toHaveAttribute('href', '/en/documents/d1/history/en')
})

test('an original without a translation says so and stands alone', () => {
  const { container } = show(
    {
      ...view,
      language: 'zh-CN',
      fields: view.originalFields,
      rows: {},
      provenance: { kind: 'unverified', method: null, translator: null, reviewer: null, at: null },
    },
    'en',
  )
  expect(container.querySelector('[lang="zh-CN"]')).toHaveTextContent('手工。丢失。 扫码。')
  expect(screen.getByRole('link')).toHaveTextContent('Original, not translated yet')
  expect(container.querySelector('.bilingual-row')).toBeNull()
})
