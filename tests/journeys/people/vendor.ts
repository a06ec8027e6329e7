import { expect } from 'vitest'
import { CompanyPerson } from './company-person'
import type { Typed } from './person'

export interface Receipt {
  versions: { version: number; commitment: string; nonce: string | null; content: string | null }[]
}

/** A vendor: finds a request, asks, bids, revises, reads the result. */
export class Vendor extends CompanyPerson {
  /** Reference of the bid, once it has been sent. */
  ref = ''

  async findsOnBoard(filters: Typed, title: string): Promise<void> {
    await this.goTo('/requests')
    await this.fillIn(filters)
    await this.main.getByRole('button', { name: this.t('requests:board.show') }).click()
    await this.page.waitForURL(/\?/)
    await this.isReady()
    await this.followTo(this.main.getByRole('link', { name: title }).first())
  }

  async asks(ref: string, question: string): Promise<void> {
    await this.goTo(`/requests/${ref}`)
    await this.follow('requests:page.ask')
    await this.fillIn({ text: question })
    await this.press('questions:ask.send')
    await this.sees('questions:mine.title')
    await this.seesText(question)
  }

  /** Opens the form of the bid from the request's page. */
  async startsBid(request: string): Promise<void> {
    await this.goTo(`/requests/${request}`)
    await this.follow('requests:page.bid')
  }

  /** As many rows as there are milestones, then all fields. */
  async writesBid(fields: Typed, milestones: readonly Typed[]): Promise<void> {
    const title = (index: number) => this.page.locator(`[name="milestones[${index}].title"]`)
    for (let index = 1; index < milestones.length; index++) {
      if ((await title(index).count()) > 0) continue
      const add = this.main.getByRole('button', { name: this.t('bids:form.addMilestone') })
      if (this.stage.hasScripts) await add.click()
      else await this.pressButton(add)
      await title(index).waitFor()
    }
    await this.fillIn(fields)
    for (const [index, milestone] of milestones.entries())
      await this.fillIn(Object.fromEntries(Object.entries(milestone).map(([name, value]) => [`milestones[${index}].${name}`, value])))
  }

  /** Seals and sends what stands in the form; answers the commitment on the receipt. */
  async sendsBid(): Promise<string> {
    await this.press('bids:submit.send')
    return this.readsReceipt()
  }

  private async readsReceipt(): Promise<string> {
    await this.sees('bids:show.sent')
    this.ref = /\/my\/bids\/([^/?]+)/.exec(this.page.url())![1]!
    const commitment = /\b[0-9a-f]{64}\b/.exec(await this.main.innerText())?.[0]
    expect(commitment).toBeDefined()
    return commitment!
  }

  async reconfirms(): Promise<string> {
    await this.goTo('/my/bids')
    await this.follow('bids:mine.act.needs_reconfirm')
    await this.press('bids:deed.reconfirm')
    return this.readsReceipt()
  }

  async revises(changes: Typed): Promise<string> {
    await this.goTo(`/my/bids/${this.ref}`)
    await this.follow('bids:deed.revise')
    await this.fillIn(changes)
    return this.sendsBid()
  }

  async withdraws(): Promise<void> {
    await this.goTo(`/my/bids/${this.ref}`)
    const form = await this.unfold('bids:deed.withdraw')
    await this.press('bids:deed.withdraw', undefined, form)
    await this.sees('bids:status.vendor.withdrawn')
  }

  async readsOwnBid(): Promise<string> {
    await this.goTo(`/my/bids/${this.ref}`)
    return this.main.innerText()
  }

  /** The receipt file, as it is downloaded. */
  async receipt(): Promise<Receipt> {
    const response = await this.page.request.get(`${this.base}/my/bids/${this.ref}/receipt.json`)
    expect(response.status()).toBe(200)
    return (await response.json()) as Receipt
  }
}
