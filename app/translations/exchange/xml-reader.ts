import { SaxesParser, type SaxesTagNS } from 'saxes'

/** Why a file was refused: keys under `translations:exchange.fault`, with the line that it is about. */
export type FaultReason =
  | 'malformed'
  | 'encoding'
  | 'entities'
  | 'tooDeep'
  | 'tooLarge'
  | 'tooMany'
  | 'tooLong'
  | 'otherFormat'
  | 'language'
  | 'duplicate'
  | 'otherTask'
  | 'empty'

export interface Fault {
  reason: FaultReason
  /** From 1. */
  line: number
}

/** Thrown inside the reader, where a stream has to be left; `refusable` turns it into an answer. */
export class Refusal extends Error {
  constructor(
    readonly reason: FaultReason,
    readonly line: number,
  ) {
    super(`${reason} at line ${line}`)
  }
}

/** Runs a reading; a refusal is its answer, any other error stays one. */
export async function refusable<T>(reading: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; fault: Fault }> {
  try {
    return { ok: true, value: await reading() }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, fault: { reason: error.reason, line: error.line } }
    throw error
  }
}

export interface XmlElement {
  /** Without its prefix. */
  name: string
  /** By qualified name: `xml:lang`. */
  attributes: Record<string, string>
  children: (XmlElement | string)[]
  line: number
}

/** What one file may cost us; a file beyond is refused, not cut. */
export const bounds = {
  depth: 64,
  attributes: 64,
  /** UTF-16 units of one text or one attribute. */
  longest: 100_000,
  /** Elements inside one entry. */
  nodes: 5_000,
}

interface Wanted {
  /** Names of root elements; anything else is another format. */
  roots: readonly string[]
  /** Elements to be handed over whole. */
  entries: readonly string[]
  mostBytes: number
  mostEntries: number
}

export interface Entry {
  element: XmlElement
  /** From the root down, without their children. */
  ancestors: readonly XmlElement[]
}

export type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/**
 * Reads XML as it streams in and hands over one entry after another, so that a file of any length takes little memory. No
 * document type is ever fetched, no entity is ever expanded; elements of foreign namespaces are passed over. Throws `Refusal`.
 */
export async function* entriesOf(chunks: Bytes, wanted: Wanted): AsyncGenerator<Entry> {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const refuse = (reason: FaultReason): never => {
    throw new Refusal(reason, parser.line)
  }
  const ready: Entry[] = []
  const open: XmlElement[] = []
  /** Place of the entry under way in `open`, or -1. */
  let entryAt = -1
  let foreign = 0
  let namespace: string | undefined
  let nodes = 0
  let entries = 0
  let attributes = 0

  parser.on('error', ({ message }) => {
    if (/outside of root/.test(message) && namespace === undefined) throw new Refusal('otherFormat', 1)
    refuse(/undefined entity|entity name/.test(message) ? 'entities' : 'malformed')
  })
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) refuse('encoding')
  })
  parser.on('doctype', (doctype) => {
    // OmegaT writes `<!DOCTYPE tmx SYSTEM "tmx14.dtd">`. What has an internal subset wants to define something.
    if (doctype.includes('[') || /<!|%/.test(doctype)) refuse('entities')
  })
  parser.on('opentagstart', () => {
    attributes = 0
    if (open.length + foreign >= bounds.depth) refuse('tooDeep')
  })
  parser.on('attribute', ({ value }) => {
    if (++attributes > bounds.attributes || value.length > bounds.longest) refuse('tooLong')
  })
  parser.on('opentag', (tag) => {
    if (open.length === 0 && !wanted.roots.includes(tag.local)) refuse('otherFormat')
    namespace ??= tag.uri
    if (foreign > 0 || tag.uri !== namespace) {
      foreign++
      return
    }
    const element: XmlElement = { name: tag.local, attributes: valuesOf(tag), children: [], line: parser.line }
    if (entryAt >= 0) {
      if (++nodes > bounds.nodes) refuse('tooLong')
      open.at(-1)!.children.push(element)
    } else if (wanted.entries.includes(tag.local)) {
      entryAt = open.length
      nodes = 0
      if (++entries > wanted.mostEntries) refuse('tooMany')
    }
    open.push(element)
  })
  const take = (value: string) => {
    if (value.length > bounds.longest) refuse('tooLong')
    if (entryAt >= 0 && foreign === 0) open.at(-1)!.children.push(value)
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('closetag', () => {
    if (foreign > 0) {
      foreign--
      return
    }
    const element = open.pop()!
    if (open.length !== entryAt) return
    entryAt = -1
    ready.push({ element, ancestors: [...open] })
  })

  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > wanted.mostBytes) refuse('tooLarge')
    // Slices, so that a long file leaves the event loop to others between them.
    for (let at = 0; at < chunk.length; at += slice) {
      const part = chunk.subarray(at, at + slice)
      parser.write(decoded(part, decoder, parser.line))
      yield* ready.splice(0)
      if (at + slice < chunk.length) await new Promise(setImmediate)
    }
  }
  if (bytes === 0) refuse('empty')
  parser.write(decoded(new Uint8Array(), decoder, parser.line, true))
  parser.close()
  yield* ready
}

const slice = 64 * 1024

function decoded(part: Uint8Array, decoder: TextDecoder, line: number, isEnd = false): string {
  try {
    return decoder.decode(part, { stream: !isEnd })
  } catch {
    const before = new TextDecoder().decode(part).split('\ufffd', 1)[0]!
    throw new Refusal('encoding', line + (before.match(/\n/g)?.length ?? 0))
  }
}

const valuesOf = (tag: SaxesTagNS): Record<string, string> =>
  Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]))

export const childrenOf = (element: XmlElement, ...names: readonly string[]): XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== 'string' && (names.length === 0 || names.includes(child.name)))

export const childOf = (element: XmlElement, name: string): XmlElement | undefined => childrenOf(element, name)[0]

/** Elements that stand for a code of the original format, as TMX and XLIFF 1.2 write them: what is inside is no language. */
const codes = new Set(['bpt', 'ept', 'ph', 'it', 'ut', 'x', 'bx', 'ex'])

/** The words of an element, without inline codes. */
export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : codes.has(child.name) ? '' : textOf(child))).join('')
