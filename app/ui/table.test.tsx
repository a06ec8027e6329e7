// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Table } from './table'

test('a cell with nothing in it is empty, so that on a phone its label goes as well', () => {
  render(
    <Table
      caption="Messages"
      columns={[
        { key: 'name', header: 'Name', cell: ({ name }) => name, lead: true },
        { key: 'deed', header: 'Send again', cell: ({ canSend }) => (canSend ? <button type="button">Send</button> : null) },
      ]}
      rows={[
        { name: 'one', canSend: true },
        { name: 'two', canSend: false },
      ]}
      rowKey={({ name }) => name}
    />,
  )
  expect(screen.getAllByRole('cell').map((cell) => cell.childNodes.length)).toEqual([1, 0])
})
