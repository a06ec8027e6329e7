// @vitest-environment jsdom
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fireEvent, render, screen } from '@testing-library/react'
import { createRoutesStub } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { I18nextWords } from '~/platform/i18n/i18next-words'
import { translatorFor } from '~/platform/i18n/translators.server'
import type { Editor, EditorSegment } from '../../tasks/queries.server'
import { useShortcuts } from '../../workbench/components/use-shortcuts'
import type { Suggestion } from '../match'
import { Highlight } from './highlight'
import { Suggestions } from './suggestions'

const now = '2026-11-20T08:00:00.000Z'
const segment = { id: 's1', number: 1, source: '控制柜12台。', text: '', version: 1 } as EditorSegment
const editor = { sourceLanguage: 'zh-CN', targetLanguage: 'en' } as Editor
const match: Suggestion = {
  ...{ score: 94, source: '控制柜8台。', target: '12 cabinets.', uses: 2, approvedAt: now, originId: 'o' },
  penalties: [
    { reason: 'slots', points: 1 },
    { reason: 'reversed', points: 5 },
  ],
  origin: { kind: 'request', requestRef: 'R-4K7P2MXW', translator: 'Mei' },
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server of its own: what it is asked and sent. */
async function listen() {
  const sent: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    sent.push(`${request.method} ${request.url} ${body}`)
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ matches: [match] }))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  closing.push(() => server.close())
  return { sent, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const Keys = () => {
  useShortcuts('s1')
  return null
}

function show(base: string, suggested: { segmentId: string; matches: Suggestion[] } | null) {
  const Stub = createRoutesStub([
    {
      path: '*',
      Component: () => (
        <I18nextWords instance={translatorFor('en')}>
          <textarea data-sentence name="text.s1" aria-label="target" />
          <Keys />
          <Suggestions {...{ segment, editor, base, suggested, now }} />
        </I18nextWords>
      ),
    },
  ])
  // jsdom cannot type as a browser does.
  document.execCommand = () => false
  return render(<Stub initialEntries={['/']} />)
}

test('the memory is asked when the tools are shown, says in words what a match lacks, and its key takes it as the memory’s', async () => {
  const { sent, origin } = await listen()
  show(`${origin}/en/translate/t1`, null)
  expect(screen.getByRole('link', { name: 'Matches from memory' })).toHaveAttribute('href', `${origin}/en/translate/t1?sentence=s1#s1`)
  const area = screen.getByLabelText<HTMLTextAreaElement>('target')
  expect(await screen.findByText('12 cabinets.')).toHaveAttribute('lang', 'en')
  expect(sent).toEqual(['GET /en/translate/t1/segments/s1/matches '])
  for (const words of ['94 %', '−1: numbers, dates or codes replaced', '−5: translated in the other direction', 'R-4K7P2MXW', 'Mei'])
    expect(screen.getByText(words)).toBeVisible()
  expect(screen.getAllByRole('definition')[0]!.querySelector('del')).toHaveTextContent('8')

  fireEvent.keyDown(area, { code: 'Digit1', altKey: true, isComposing: true })
  fireEvent.keyDown(area, { code: 'Digit2', altKey: true })
  expect(area.value).toBe('')
  fireEvent.keyDown(area, { code: 'Digit1', altKey: true })
  await expect.poll(() => area.value).toBe('12 cabinets.')
  expect(sent.at(-1)).toBe('POST /en/translate/t1/segments/s1/take text=12+cabinets.&version=1')
})

test('without scripts the page brings the matches, each with a form that takes it', () => {
  const { container } = show('/en/translate/t1', { segmentId: 's1', matches: [match] })
  expect(screen.getByRole('button', { name: 'Take (Alt + 1)' })).toBeVisible()
  const form = container.querySelector('form')!
  expect(form).toHaveAttribute('action', '/en/translate/t1/segments/s1/take')
  expect(Object.fromEntries(new FormData(form))).toEqual({ text: '12 cabinets.', version: '1' })
})

test('a term is marked wherever it stands, whatever its case, width or punctuation', () => {
  const marked = (text: string, term: string) => {
    const { container, unmount } = render(<Highlight text={text} term={term} />)
    const found = [...container.querySelectorAll('mark')].map((mark) => mark.textContent)
    expect(container.textContent).toBe(text)
    unmount()
    return found
  }
  expect(marked('控制柜装在控制室。', '控制')).toEqual(['控制', '控制'])
  expect(marked('The Control  Cabinet, the control cabinet', 'control cabinet')).toEqual(['Control  Cabinet', 'control cabinet'])
  expect(marked('采用Ｓ7-1200', 's7-1200')).toEqual(['Ｓ7-1200'])
  expect(marked('没有', '控制')).toEqual([])
  expect(marked('没有', ' ')).toEqual([])
})
