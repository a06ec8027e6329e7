import { createServer } from 'node:http'
import SQLite from 'better-sqlite3'

/**
 * The floor: what a page with the board's rows and the board's number of bytes costs at least. node:http, one prepared statement, string
 * concatenation; nothing is negotiated, logged, translated or checked. `bytes` is the size of the board's document.
 */
export function serveFloor(path: string, bytes: number, say: (port: number) => void): void {
  const file = new SQLite(path, { readonly: true })
  const newest = file.prepare<[string, string, number], Row>(
    `select r.ref, p.title, p.summary, p.provenance, r.vertical, r.currency, r."budgetMin", r."budgetMax", r."publishedAt", r."deadlineAt",
       (select group_concat(technology) from "requestTechnology" t where t."requestId" = r.id) as technologies
     from request r join publication p on p."documentId" = r."documentId" and p.language = ?
     where r.status = ? order by r."publishedAt" desc, r.id desc limit ?`,
  )
  let filler = ''
  const page = () => {
    let html = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Requests</title></head><body><main><ul>'
    for (const row of newest.all('en', 'open', 20)) html += card(row, filler)
    return `${html}</ul></main></body></html>`
  }
  const missing = bytes - Buffer.byteLength(page())
  filler = 'x'.repeat(Math.max(0, Math.floor(missing / 20)))

  const server = createServer((request, response) => {
    if (request.url === '/empty') return void response.end()
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    response.end(page())
  })
  server.listen(0, '127.0.0.1', () => say((server.address() as { port: number }).port))
}

interface Row {
  ref: string
  title: string
  summary: string
  provenance: string
  vertical: string
  currency: string
  budgetMin: number
  budgetMax: number
  publishedAt: string
  deadlineAt: string
  technologies: string
}

function card(row: Row, filler: string): string {
  let chips = ''
  for (const technology of row.technologies.split(',')) chips += `<li class="chip">${escaped(technology)}</li>`
  return (
    `<li class="card ${filler}"><a href="/en/requests/${escaped(row.ref)}"><h2>${escaped(row.title)}</h2></a><p>${escaped(row.summary)}</p>` +
    `<p>${escaped(row.provenance)} · ${escaped(row.vertical)}</p><ul>${chips}</ul>` +
    `<p>${escaped(row.currency)} ${row.budgetMin / 100} – ${row.budgetMax / 100}</p>` +
    `<time datetime="${escaped(row.publishedAt)}">${escaped(row.publishedAt)}</time><time datetime="${escaped(row.deadlineAt)}">${escaped(row.deadlineAt)}</time></li>`
  )
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!)
