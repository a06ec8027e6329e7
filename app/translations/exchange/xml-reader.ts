import { SaxesParser, type SaxesTagNS } from 'saxes'
import { textIn } from './byte-stream'
import { type Bytes, bounds, type FaultReason, Refusal } from './refusal'

export interface XmlElement {
  /** Without its prefix. */
  name: string
  /** By qualified name: `xml:lang`. */
  attributes: Record<string, string>
  children: (XmlElement | string)[]
  line: number
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

  for await (const part of textIn(chunks, wanted.mostBytes, () => parser.line)) {
    parser.write(part)
    yield* ready.splice(0)
  }
  parser.close()
  yield* ready
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
