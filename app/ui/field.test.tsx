// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderIn } from '../../tests/setup/render'
import { CheckboxGroup, RadioGroup } from './choice-field'
import { ErrorSummary } from './error-summary'
import { MoneyField, TextArea, TextField } from './field'

test('a field says its hint and its error to a screen reader and keeps what was typed', () => {
  renderIn('en', <TextField name="title" label="Title" hint="In one line" error="Write a title." defaultValue="MES" />)
  const input = screen.getByLabelText('Title')
  expect(input).toHaveValue('MES')
  expect(input).toBeInvalid()
  expect(input).toBeRequired()
  expect(input).toHaveAccessibleDescription(/^In one line Error: ?Write a title\.$/)
})

test('an optional field says so in the reader’s language', () => {
  renderIn('zh-CN', <TextArea name="note" label="备注" required={false} />)
  expect(screen.getByLabelText(/备注/)).not.toBeRequired()
  expect(screen.getByText('（选填）')).toBeInTheDocument()
})

test('a limit is told at first, then counted, and never cuts what is typed', async () => {
  renderIn('en', <TextField name="code" label="Code" maxLength={5} />)
  expect(screen.getByText('Up to 5 characters')).toBeInTheDocument()
  await userEvent.type(screen.getByLabelText('Code'), 'abc')
  expect(screen.getByText('3 of 5 characters')).toBeInTheDocument()
  await userEvent.type(screen.getByLabelText('Code'), 'defg')
  expect(screen.getByLabelText('Code')).toHaveValue('abcdefg')
  expect(screen.getByRole('status')).toHaveTextContent('2 characters too many')
})

test('groups have one name and carry their error', () => {
  renderIn(
    'en',
    <>
      <CheckboxGroup
        name="skills"
        label="Skills"
        error="Choose at least 1."
        defaultValue={['mes']}
        options={[
          { value: 'mes', label: 'MES' },
          { value: 'erp', label: 'ERP', hint: 'SAP and others' },
        ]}
      />
      <RadioGroup name="open" label="Who may read" options={[{ value: 'all', label: 'Everybody' }]} />
    </>,
  )
  expect(screen.getByRole('group', { name: 'Skills' })).toHaveAccessibleDescription(/^Error: ?Choose at least 1\.$/)
  expect(screen.getByLabelText('MES')).toBeChecked()
  expect(screen.getByRole('checkbox', { name: /ERP/ })).toHaveAccessibleDescription('SAP and others')
  expect(screen.getByRole('radio', { name: 'Everybody' })).toBeRequired()
})

test('an amount has its currency beside it', () => {
  renderIn('zh-CN', <MoneyField name="price" label="总价" currencies={['CNY', 'USD']} currency="USD" />)
  expect(screen.getByLabelText('币种')).toHaveValue('USD')
  expect(screen.getByLabelText('总价')).toHaveAttribute('inputmode', 'decimal')
})

test('the error summary takes the focus and leads to the fields', () => {
  renderIn('en', <ErrorSummary errors={[{ field: 'title', message: 'Write a title.' }, { message: 'The deadline has passed.' }]} />)
  expect(screen.getByRole('alert')).toHaveFocus()
  expect(screen.getByRole('heading')).toHaveTextContent('Correct these 2 things')
  expect(screen.getByRole('link', { name: 'Write a title.' })).toHaveAttribute('href', '#title')
  expect(screen.getByText('The deadline has passed.').closest('a')).toBeNull()
})

test('without errors there is no summary', () => {
  renderIn('en', <ErrorSummary errors={[]} />)
  expect(screen.queryByRole('alert')).toBeNull()
})
