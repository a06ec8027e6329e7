import { createServer } from 'node:http'
import SQLite from 'better-sqlite3'

/** The board's document around its cards: what does not change from one answer to the next is a constant here. */
export interface Furniture {
  before: string
  after: string
  /** Bytes of the board's document. */
  bytes: number
}

/**
 * The floor: what a page with the board's content and the board's number of bytes costs at least. node:http, one prepared statement and
 * string concatenation; the same facts of twenty requests, escaped, with times and amounts put into words by kept formatters. Nothing is
 * negotiated, logged, translated, checked or looked up besides.
 */
export function serveFloor(path: string, { before, after, bytes }: Furniture, say: (port: number) => void): void {
  const file = new SQLite(path, { readonly: true })
  const newest = file.prepare<[string, string, number], Row>(
    `select r.ref, p.title, p.summary, p.provenance, r.vertical, r."budgetMin", r."budgetMax", r."deadlineAt", c."nameEn" as corridor,
       (select group_concat(technology) from "requestTechnology" t where t."requestId" = r.id) as technologies
     from request r join publication p on p."documentId" = r."documentId" and p.language = ? join corridor c on c.id = r."corridorId"
     where r.status = ? order by r."publishedAt" desc, r.id desc limit ?`,
  )
  let classes = ''
  const page = () => {
    const now = Date.now()
    let html = before
    for (const row of newest.all('en', 'open', 20)) html += card(row, now, classes)
    return html + after
  }
  // The classes of the board's elements, as one string per card.
  classes = 'x'.repeat(Math.max(0, Math.floor((bytes - Buffer.byteLength(page())) / 20)))

  const server = createServer((request, response) => {
    if (request.url === '/empty') return void response.end()
    const body = Buffer.from(page())
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length })
    response.end(body)
  })
  server.listen(0, '127.0.0.1', () => say((server.address() as { port: number }).port))
}

interface Row {
  ref: string
  title: string
  summary: string
  provenance: string
  vertical: string
  budgetMin: number
  budgetMax: number
  deadlineAt: string
  corridor: string
  technologies: string
}

const yuan = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const rupees = new Intl.NumberFormat('en-IN', { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 })
const china = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Shanghai',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const india = new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Kolkata', hour: '2-digit', minute: '2-digit' })
const rate = 12.43

function card(row: Row, now: number, classes: string): string {
  const closes = Date.parse(row.deadlineAt)
  const days = Math.trunc((closes - now) / 86_400_000)
  return (
    `<li class="${classes}"><h2><a href="/en/requests/${escaped(row.ref)}">${escaped(row.title)}</a></h2><p>${escaped(row.summary)}</p>` +
    `<p><span>${escaped(row.provenance)}</span><span>${escaped(row.vertical)}</span><span>${escaped(row.technologies)}</span><span>${escaped(row.corridor)}</span></p>` +
    `<dl><div><dt>Budget</dt><dd><span>¥${yuan.format(row.budgetMin / 100)} – ¥${yuan.format(row.budgetMax / 100)}</span>` +
    `<span> ≈ ₹${rupees.format((row.budgetMin / 100) * rate)} – ₹${rupees.format((row.budgetMax / 100) * rate)}</span></dd></div>` +
    `<div><dt>Closes</dt><dd><time datetime="${escaped(row.deadlineAt)}">${china.format(closes)} / ${india.format(closes)}</time><span>in ${days} days</span></dd></div></dl></li>`
  )
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!)
