import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Readable, type Transform } from 'node:stream'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import jsonFeedSchema from 'jsonfeed-schema/schema-v1.1.json' with { type: 'json' }
import { ErrorLevel, XMLToSitemapIndexStream, XMLToSitemapItemStream } from 'sitemap'
import { validateXML } from 'xmllint-wasm'

/** Feeds as RFC 4287 has them; no package brings this grammar. */
const atom = `<?xml version="1.0"?>
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="feed"><ref name="language"/><interleave>
    <ref name="id"/><ref name="title"/><ref name="updated"/>
    <optional><element name="subtitle"><ref name="words"/></element></optional>
    <oneOrMore><ref name="author"/></oneOrMore>
    <oneOrMore><ref name="link"/></oneOrMore>
    <zeroOrMore><ref name="entry"/></zeroOrMore>
  </interleave></element></start>
  <define name="language"><optional><attribute name="xml:lang" ns="http://www.w3.org/XML/1998/namespace"><data type="language"/></attribute></optional></define>
  <define name="words"><ref name="language"/><optional><attribute name="type" ns=""><choice><value>text</value><value>html</value></choice></attribute></optional><text/></define>
  <define name="address"><data type="anyURI"><param name="pattern">https?://[^\\s]+</param></data></define>
  <define name="moment"><data type="dateTime"><param name="pattern">.+Z</param></data></define>
  <define name="id"><element name="id"><ref name="address"/></element></define>
  <define name="title"><element name="title"><ref name="words"/></element></define>
  <define name="updated"><element name="updated"><ref name="moment"/></element></define>
  <define name="author"><element name="author"><interleave><element name="name"><data type="string"><param name="minLength">1</param></data></element><optional><element name="uri"><ref name="address"/></element></optional></interleave></element></define>
  <define name="link"><element name="link"><attribute name="href" ns=""><ref name="address"/></attribute>
    <optional><attribute name="rel" ns=""><choice><value>self</value><value>alternate</value><value>next</value></choice></attribute></optional>
    <optional><attribute name="type" ns=""><data type="string"><param name="pattern">.+/.+</param></data></attribute></optional>
    <optional><attribute name="hreflang" ns=""><data type="language"/></attribute></optional><empty/></element></define>
  <define name="entry"><element name="entry"><ref name="language"/><interleave>
    <ref name="id"/><ref name="title"/><ref name="updated"/>
    <optional><element name="published"><ref name="moment"/></element></optional>
    <oneOrMore><ref name="link"/></oneOrMore>
    <zeroOrMore><element name="category"><attribute name="term" ns=""/><optional><attribute name="label" ns=""/></optional><empty/></element></zeroOrMore>
    <optional><element name="summary"><ref name="words"/></element></optional>
    <optional><element name="content"><ref name="words"/></element></optional>
  </interleave></element></define>
</grammar>`

const schemaFile = join(dirname(createRequire(import.meta.url).resolve('sitemap/package.json')), 'schema/sitemap.xsd')

/** What RFC 4287 says against a feed; nothing when it is right. */
export const atomFaults = (xml: string) => xmlFaults(xml, 'relaxng', atom)

/** What the schema of sitemaps.org and a reader of sitemaps say against one; nothing when it is right. The schema knows nothing of pages in other languages, the reader does. */
export async function sitemapFaults(xml: string): Promise<string[]> {
  const withoutLanguages = xml.replaceAll(/<xhtml:link [^>]*\/>/g, '')
  return [
    ...(await xmlFaults(withoutLanguages, 'schema', readFileSync(schemaFile, 'utf8'))),
    ...(await readerFaults(xml, new XMLToSitemapItemStream({ level: ErrorLevel.THROW, logger: false }))),
  ]
}

/** The same of an index of sitemaps. */
export const sitemapIndexFaults = (xml: string) =>
  readerFaults(xml, new XMLToSitemapIndexStream({ level: ErrorLevel.THROW, logger: false }))

async function xmlFaults(xml: string, extension: 'relaxng' | 'schema', schema: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'document.xml', contents: xml }],
    schema: [{ fileName: extension === 'relaxng' ? 'schema.rng' : 'schema.xsd', contents: schema }],
    extension,
  })
  return errors.map(({ rawMessage }) => rawMessage)
}

async function readerFaults(xml: string, reader: Transform): Promise<string[]> {
  try {
    const read = await Readable.from([xml]).pipe(reader).toArray()
    return read.length > 0 ? [] : ['nothing was read']
  } catch (error) {
    return [String(error)]
  }
}

const ajv = new Ajv({ allErrors: true })
formats.default(ajv)
const jsonFeed = ajv.compile(jsonFeedSchema)

/** What is wrong with a JSON Feed; nothing when it is right. */
export function jsonFeedFaults(text: string): string[] {
  jsonFeed(JSON.parse(text))
  return (jsonFeed.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
