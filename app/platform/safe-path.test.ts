import { expect, test } from 'vitest'
import { safePath } from './safe-path'

test.each(['/zh', '/en/', '/en?tab=mine', '/zh/my/requests/R-1/edit?saved#section-files', '/en/requests?vertical=manufacturing'])(
  '%s is a place of ours',
  (path) => {
    expect(safePath(path)).toBe(path)
  },
)

test.each([
  ...[
    '',
    '/',
    'zh',
    '//evil.example',
    '/en//evil.example',
    '/en/a//evil.example',
    '///en',
    '/\\evil.example',
    '/en\\evil',
    'https://evil.example/en',
  ],
  ...['javascript:alert(1)', 'data:text/html,x', '/en/\tevil', '/en/\r\nSet-Cookie: a=b', '/en/\u0000', '\u0001/en', ' /en'],
  ...['/xx/requests', '/english', '/en@evil.example', '/zh.evil.example', '/en:80', `/en/${'a'.repeat(600)}`],
])('%j is none', (path) => {
  expect(safePath(path)).toBeNull()
  expect(safePath(undefined)).toBeNull()
})
