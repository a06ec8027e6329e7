import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'

/** How a machine answers: `well`, or in one of the ways in which services go wrong. */
export type Manner =
  | 'well'
  | 'fenced'
  | 'lostMarks'
  | 'wrongCount'
  | 'cutShort'
  | 'html'
  | 'brotli'
  | 'huge'
  | 'slow'
  | 'busy'
  | 'refused'
  | 'broken'
  | 'redirected'
  | 'hangsUp'

export interface FakeMachine {
  url: string
  host: string
  manner: Manner
  /** What a text becomes; marks stay where they are. */
  say: (text: string) => string
  /** Bodies of the calls for a translation, as they came. */
  bodies: string[]
  authorizations: (string | undefined)[]
  stop: () => Promise<void>
}

interface Asked {
  texts: string[]
  wrap: (translated: string[], isCut?: boolean) => unknown
}

/** A real HTTP server on loopback that speaks LibreTranslate's API and a chat service's, well or in the manner of the day. */
export async function startMachine(say: (text: string) => string = (text) => `Draft of ${text}`): Promise<FakeMachine> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const json = (status: number, value: unknown, wrap = (text: string) => text) =>
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(wrap(JSON.stringify(value)))
      if (request.url?.endsWith('/languages'))
        return json(200, [
          { code: 'zh-Hans', name: 'Chinese', targets: ['en', 'zh-Hans'] },
          { code: 'en', name: 'English', targets: ['zh-Hans', 'en'] },
        ])
      const body = Buffer.concat(chunks).toString('utf8')
      machine.bodies.push(body)
      machine.authorizations.push(request.headers.authorization)
      const { texts, wrap } = request.url?.endsWith('/chat/completions') ? askedOfChat(body) : askedOfLibre(body)
      const translated = texts.map((text) => machine.say(text))
      switch (machine.manner) {
        case 'well':
          return json(200, wrap(translated))
        case 'fenced':
          return json(200, wrap(translated), (text) => text.replace(/"\[/, '"```json\\n[').replace(/\]"/, ']\\n```"'))
        case 'lostMarks':
          return json(200, wrap(translated.map((text) => text.replace('⟦0⟧', ''))))
        case 'wrongCount':
          return json(200, wrap([...translated, 'and one more']))
        case 'cutShort':
          return json(200, wrap(translated, true))
        case 'html':
          return response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>')
        case 'brotli':
          return response.writeHead(200, { 'Content-Encoding': 'br' }).end(brotliCompressSync(JSON.stringify(wrap(translated))))
        case 'huge': {
          const chunk = Buffer.alloc(1 << 20, ' ')
          let left = 100
          const more = () => {
            while (left-- > 0 && !response.destroyed) if (!response.write(chunk)) return response.once('drain', more)
            return response.end()
          }
          response.writeHead(200, { 'Content-Type': 'application/json' })
          return more()
        }
        case 'slow':
          return
        case 'busy':
          return json(429, { error: 'Slowdown' })
        case 'refused':
          return json(403, { error: 'Invalid API key' })
        case 'broken':
          return json(500, { error: 'Internal' })
        case 'redirected':
          return response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data/' }).end()
        case 'hangsUp':
          return response.destroy()
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const machine: FakeMachine = {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    manner: 'well',
    say,
    bodies: [],
    authorizations: [],
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return machine
}

function askedOfLibre(body: string): Asked {
  const { q } = JSON.parse(body) as { q: string[] }
  return { texts: q, wrap: (translatedText) => ({ translatedText }) }
}

function askedOfChat(body: string): Asked {
  const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] }
  const lines = JSON.parse(messages.find(({ role }) => role === 'user')!.content) as { id: number; text: string }[]
  return {
    texts: lines.map(({ text }) => text),
    wrap: (translated, isCut = false) => ({
      choices: [
        {
          message: { role: 'assistant', content: JSON.stringify(translated.map((text, id) => ({ id, text }))) },
          finish_reason: isCut ? 'length' : 'stop',
        },
      ],
      usage: { total_tokens: 1 },
    }),
  }
}
