import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { validateXML } from 'xmllint-wasm'

/** Schemas of what the portal publishes for machines, written from the rules of RFC 4287, sitemaps.org and jsonfeed.org. */
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

const sitemapOf = (root: string, entry: string, rest: string) => `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
  <xs:simpleType name="address"><xs:restriction base="xs:anyURI"><xs:minLength value="12"/><xs:maxLength value="2048"/><xs:pattern value="https?://\\S+"/></xs:restriction></xs:simpleType>
  <xs:element name="${root}"><xs:complexType><xs:sequence><xs:element name="${entry}" maxOccurs="50000"><xs:complexType><xs:sequence>
    <xs:element name="loc" type="address"/><xs:element name="lastmod" type="xs:dateTime" minOccurs="0"/>${rest}
  </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
</xs:schema>`

const schemas = {
  atom,
  sitemap: sitemapOf('urlset', 'url', '<xs:any namespace="##other" minOccurs="0" maxOccurs="10" processContents="skip"/>'),
  index: sitemapOf('sitemapindex', 'sitemap', ''),
}

/** What the schema says against the document; nothing when it is right. */
export async function documentFaults(xml: string, name: keyof typeof schemas): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'document.xml', contents: xml }],
    schema: [{ fileName: name === 'atom' ? 'schema.rng' : 'schema.xsd', contents: schemas[name] }],
    extension: name === 'atom' ? 'relaxng' : 'schema',
  })
  return errors.map(({ rawMessage }) => rawMessage)
}

const address = { type: 'string', format: 'uri', pattern: '^https?://' }
const some = { type: 'string', minLength: 1 }
const authors = {
  type: 'array',
  items: { type: 'object', minProperties: 1, properties: { name: some, url: address, avatar: address }, additionalProperties: false },
}
const ajv = new Ajv2020({ allErrors: true })
formats.default(ajv)
const jsonFeed = ajv.compile({
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    ...{ title: some, description: some, home_page_url: address, feed_url: address, next_url: address, language: some, authors },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        anyOf: [{ required: ['content_text'] }, { required: ['content_html'] }],
        properties: {
          ...{ id: some, url: address, title: some, summary: some, content_text: some, content_html: some, language: some, authors },
          date_published: { type: 'string', format: 'date-time' },
          date_modified: { type: 'string', format: 'date-time' },
          tags: { type: 'array', items: some },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
})

/** What is wrong with a JSON Feed; nothing when it is right. */
export function jsonFeedFaults(text: string): string[] {
  jsonFeed(JSON.parse(text))
  return (jsonFeed.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
