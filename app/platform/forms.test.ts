import { expect, test } from 'vitest'
import { readFormData } from './forms.server'

const posted = (body: BodyInit) => readFormData(new Request('https://portal.example/en/x', { method: 'POST', body }))

test('no text of a form holds NUL, whichever way it came; everything else stays as it was typed', async () => {
  const urlencoded = await posted(new URLSearchParams('a=x%00y&b=%00&c=1%00&c=2&d=%01%0A'))
  expect([urlencoded.get('a'), urlencoded.get('b'), urlencoded.getAll('c'), urlencoded.get('d')]).toEqual([
    'xy',
    '',
    ['1', '2'],
    '\u0001\n',
  ])
  const form = new FormData()
  form.set('text', 'q\u0000')
  form.append('mixed', new File(['\u0000'], 'a.txt'))
  form.append('mixed', '\u0000')
  const multipart = await posted(form)
  expect(multipart.get('text')).toBe('q')
  expect(await (multipart.getAll('mixed')[0] as File).text()).toBe('\u0000')
  expect(multipart.getAll('mixed')[1]).toBe('')
})
