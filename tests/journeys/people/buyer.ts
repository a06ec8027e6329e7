import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { CompanyPerson } from './company-person'
import type { Typed } from './person'

/** A buyer: writes a request, follows it, answers, compares and chooses. */
export class Buyer extends CompanyPerson {
  /** Reference of the request, once it has been begun. */
  ref = ''

  get own(): string {
    return `/my/requests/${this.ref}`
  }

  async beginsRequest(title: string): Promise<void> {
    await this.goTo('/my/requests')
    await this.follow('requests:mine.new')
    await this.fillIn({ title, language: this.who.language })
    await this.press('requests:new.start')
    await this.page.waitForURL(/\/edit$/)
    await this.isReady()
    this.ref = /\/my\/requests\/([^/]+)\//.exec(this.page.url())![1]!
  }

  async writes(fields: Typed): Promise<void> {
    await this.fillIn(fields)
  }

  async addsDeliverable(number: number, deliverable: Typed): Promise<void> {
    await this.press('requests:form.deliverables.add')
    await this.sees('requests:form.deliverables.one', { number })
    await this.fillIn(deliverable)
  }

  async seesItSaved(): Promise<void> {
    await this.page
      .getByRole('status')
      .filter({ hasText: this.t('requests:form.savedAt') })
      .waitFor()
  }

  async attaches(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.locator('input[name="files"]').setInputFiles(file)
    await this.press('requests:form.files.upload')
    await this.seesText(file.name)
  }

  async submits(): Promise<void> {
    await this.press('requests:form.submit')
  }

  async seesState(status: string): Promise<void> {
    await this.goTo(this.own)
    await this.sees(`requests:status.${status}`)
  }

  async confirmsTranslation(): Promise<void> {
    await this.goTo(this.own)
    await this.sees('requests:show.confirmTitle')
    await this.press('requests:show.confirm')
    await this.sees('requests:status.open')
  }

  /** Sends the translation back with what is wrong in it. */
  async disputes(note: string): Promise<void> {
    await this.goTo(this.own)
    const form = await this.unfold('requests:show.disputeLabel')
    await this.fillIn({ note }, form)
    await this.press('requests:show.dispute', undefined, form)
    await this.sees('requests:status.in_translation')
  }

  async answersQuestion(question: string, answer: string): Promise<void> {
    await this.goTo(this.own)
    await this.follow('requests:mine.answer')
    await this.seesText(question)
    await this.follow('questions:waiting.write')
    await this.fillIn({ text: answer })
    await this.press('questions:answering.send')
    await this.sees('questions:status.verifying')
  }

  /** Writes an amendment, reads what it means, hands it in. */
  async amends(change: Typed): Promise<void> {
    await this.goTo(this.own)
    await this.follow('requests:show.amend')
    await this.fillIn(change)
    await this.press('requests:amend.continue')
    await this.sees('requests:amend.kind.material')
    await this.press('requests:amend.submit')
    await this.sees('requests:mine.amendmentUnderWay')
  }

  async compares(): Promise<void> {
    await this.goTo(this.own)
    await this.follow('requests:mine.compare')
  }

  async shortlists(vendor: string): Promise<void> {
    await this.press('bids:deed.shortlist', undefined, await this.deedsOn(vendor))
    await this.sees('bids:status.buyer.shortlisted')
  }

  async awards(vendor: string, reasonCode: string, words: string): Promise<void> {
    await this.follow('bids:award.choose', undefined, await this.deedsOn(vendor))
    await this.seesText(vendor)
    await this.press('bids:award.confirm')
    await this.isTold(['bids:award.needed'])
    await this.fillIn({ reasonCode, words })
    await this.press('bids:award.confirm')
    await this.sees('bids:compare.awarded', { vendor })
  }

  async seesContactOf(email: string): Promise<void> {
    await this.sees('bids:contact.title.vendor')
    await this.seesText(email)
  }

  /** The comparison as a file. */
  async downloadsTable(): Promise<string> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('link', { name: this.t('bids:compare.csv') }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    expect(text.charCodeAt(0), 'byte order mark').toBe(0xfeff)
    return text
  }

  /** The deeds of one bid in the table: the cell below the column that its vendor's name heads. */
  private async deedsOn(vendor: string): Promise<Locator> {
    const table = this.page.getByRole('table', { name: this.t('bids:compare.title') })
    await table.waitFor()
    const heads = await table.locator('thead th').allInnerTexts()
    const column = heads.findIndex((head) => head.includes(vendor))
    expect(column, heads.join(' | ')).toBeGreaterThan(0)
    return table.locator('tfoot td').nth(column - 1)
  }
}
