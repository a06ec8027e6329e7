// @vitest-environment jsdom
import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { createTranslator, translateWith } from '~/platform/i18n/instance'
import en from '../../locales/en/common.json'
import { renderIn } from '../../tests/setup/render'
import { Button } from './button'
import { TextField } from './field'
import { Form, SubmitButton } from './form'
import { sayReason } from './form-answer'

const form = (
  <Form action="/requests">
    <TextField name="title" label="Title" />
    <SubmitButton>Send</SubmitButton>
  </Form>
)

test('Enter sends the form', async () => {
  const { posted } = renderIn('en', form)
  await userEvent.type(screen.getByLabelText('Title'), 'MES{Enter}')
  await waitFor(() => expect(posted).toEqual([{ title: 'MES' }]))
})

test.each([
  ['while composing', { key: 'Enter', keyCode: 13, isComposing: true }],
  ['as Safari ends a composition', { key: 'Enter', keyCode: 229 }],
])('Enter of an input method does not send the form, %s', (_when, init) => {
  renderIn('zh-CN', form)
  const input = screen.getByLabelText('Title')
  const event = createEvent.keyDown(input, init)
  fireEvent(input, event)
  expect(event.defaultPrevented).toBe(true)
})

test('other keys of an input method pass, as Android sends every key with that code', () => {
  renderIn('zh-CN', form)
  const input = screen.getByLabelText('Title')
  const event = createEvent.keyDown(input, { key: 'Unidentified', keyCode: 229 })
  fireEvent(input, event)
  expect(event.defaultPrevented).toBe(false)
})

test('a pending button keeps its place and does nothing a second time', async () => {
  const press = vi.fn()
  renderIn(
    'en',
    <Button type="button" pending onClick={press}>
      Send
    </Button>,
  )
  const button = screen.getByRole('button', { name: 'Send' })
  expect(button).toHaveAttribute('aria-busy', 'true')
  await userEvent.click(button)
  expect(press).not.toHaveBeenCalled()
})

test('a reason is said with the values it brings', () => {
  const t = translateWith(createTranslator('en', { common: en }))
  expect(sayReason(t, 'form.error.required')).toBe('Fill in this field.')
  expect(sayReason(t, 'form.error.tooLong|{"max":80}')).toBe('Shorten this to 80 characters or fewer.')
})
