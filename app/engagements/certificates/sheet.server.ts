import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Qr } from './qr.server'

/** One row of a paper: one or more texts below each other, with a label to their left. */
export interface Row {
  label?: string
  texts: readonly { text: string; isSoft?: boolean }[]
  size?: number
  isBold?: boolean
  /** Points below it. */
  gap?: number
  /** A line above it. */
  hasRule?: boolean
  /** A symbol below the texts. */
  qr?: Qr
}

interface Sheet {
  title: string
  author: string
  subject: string
  /** Stands in the document's metadata; the same rows and the same instant give the same bytes. */
  createdAt: string
  /** Below every page, left; the page's number stands at the right. */
  foot: string
}

const margin = { top: 54, bottom: 62, side: 56 }
const labelWidth = 118
const qrSide = 84
const colours = { ink: '#16202b', soft: '#55606b', river: '#0b6e6e', line: '#c9ced3' }

/**
 * Sets rows on A4 pages, with only those glyphs of the font embedded that are used. Rows of one group stay on one page where they fit on one.
 * pdfkit and the font (8 MB a weight, SIL OFL) are loaded when something is printed, not before.
 */
export async function setSheet({ title, author, subject, createdAt, foot }: Sheet, groups: readonly (readonly Row[])[]): Promise<Buffer> {
  const { default: Pdf } = await import('pdfkit')
  const pdf = new Pdf({
    size: 'A4',
    margins: { top: margin.top, bottom: margin.bottom, left: margin.side, right: margin.side },
    lang: 'zh-CN',
    displayTitle: true,
    pdfVersion: '1.7',
    bufferPages: true,
    // No standard font: its metrics would be looked for beside the build.
    font: null as unknown as string,
    info: { Title: title, Author: author, Subject: subject, Creator: author, Producer: author, CreationDate: new Date(createdAt) },
  })
  const pieces: Buffer[] = []
  pdf.on('data', (piece: Buffer) => pieces.push(piece))
  const isWritten = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject))
  const [regular, bold] = [fontOf('Regular'), fontOf('Bold')]
  pdf.registerFont('regular', regular).registerFont('bold', bold).font('regular')
  const printable = printableBy(pdf)
  const width = pdf.page.width - 2 * margin.side
  const bottom = pdf.page.height - margin.bottom

  const heightOf = (row: Row) => {
    const inside = row.label === undefined ? width : width - labelWidth
    const look = pdf.font(row.isBold ? 'bold' : 'regular').fontSize(row.size ?? 9)
    const texts = row.texts.reduce((sum, { text }) => sum + look.heightOfString(printable(text), { width: inside }), 0)
    const label =
      row.label === undefined
        ? 0
        : pdf
            .font('regular')
            .fontSize(8)
            .heightOfString(printable(row.label), { width: labelWidth - 10 })
    return Math.max(texts + (row.qr ? qrSide : 0), label) + (row.gap ?? 4) + (row.hasRule ? 8 : 0)
  }
  const draw = (row: Row) => {
    if (row.hasRule) {
      pdf
        .moveTo(margin.side, pdf.y + 2)
        .lineTo(margin.side + width, pdf.y + 2)
        .lineWidth(0.5)
        .stroke(colours.line)
      pdf.y += 8
    }
    const top = pdf.y
    const x = margin.side + (row.label === undefined ? 0 : labelWidth)
    const inside = width - (x - margin.side)
    let labelEnd = top
    if (row.label !== undefined) {
      pdf.font('regular').fontSize(8).fillColor(colours.soft)
      pdf.text(printable(row.label), margin.side, top + 1, { width: labelWidth - 10 })
      labelEnd = pdf.y
      pdf.y = top
    }
    for (const { text, isSoft } of row.texts) {
      pdf
        .font(row.isBold ? 'bold' : 'regular')
        .fontSize(row.size ?? 9)
        .fillColor(isSoft ? colours.soft : colours.ink)
      pdf.text(printable(text), x, pdf.y, { width: inside })
    }
    if (row.qr) {
      if (pdf.y + qrSide > bottom) pdf.addPage()
      pdf
        .save()
        .translate(x, pdf.y)
        .scale(qrSide / row.qr.size)
      pdf.path(row.qr.path).fill(colours.ink).restore()
      pdf.y += qrSide
    }
    // A row that ran on to the next page ends there.
    pdf.y = (pdf.y < top ? pdf.y : Math.max(pdf.y, labelEnd)) + (row.gap ?? 4)
  }
  for (const group of groups) {
    const height = group.reduce((sum, row) => sum + heightOf(row), 0)
    if (pdf.y + height > bottom && pdf.y > margin.top) pdf.addPage()
    for (const row of group) draw(row)
  }

  const { count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page)
    // What stands in the margin would begin a new page.
    pdf.page.margins.bottom = 0
    const y = pdf.page.height - 40
    pdf.font('regular').fontSize(8).fillColor(colours.soft)
    pdf.text(foot, margin.side, y, { width: width - 60, lineBreak: false })
    pdf.text(`${page + 1} / ${count}`, margin.side + width - 60, y, { width: 60, align: 'right', lineBreak: false })
  }
  pdf.end()
  await isWritten
  return Buffer.concat(pieces)
}

/** Noto Sans SC as its package ships it: OpenType with 30,000 Han characters. */
function fontOf(weight: 'Regular' | 'Bold'): Buffer {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')
  return readFileSync(join(dirname(entry), '..', 'fonts', `NotoSansHans-${weight}.otf`))
}

/** The font's quotation marks are as wide as a Han character: right among those, a gap in other words. */
const narrow = (text: string): string =>
  /\p{Script=Han}/u.test(text)
    ? text.replace(/(?<=\p{Script=Latin})’(?=\p{Script=Latin})/gu, "'")
    : text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

/** What the font cannot show is written otherwise: the rupee by its code, anything else as 〓, which says that a character stands here. */
function printableBy(pdf: PDFKit.PDFDocument): (text: string) => string {
  const { font } = (pdf as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })._font
  return (text) =>
    [
      ...narrow(text)
        .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
        .replaceAll('₹', 'INR ')
        .replaceAll('\t', ' '),
    ]
      .map((sign) => (sign === '\n' || font.hasGlyphForCodePoint(sign.codePointAt(0)!) ? sign : '〓'))
      .join('')
}
