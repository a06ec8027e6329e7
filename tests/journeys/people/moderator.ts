import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { StaffPerson } from './staff-person'

/** What a sentence is in the other language. */
export type Glossary = (source: string) => string

/** A moderator: verifies companies, triages, translates and reviews. */
export class Moderator extends StaffPerson {
  async verifiesCompany(name: string, note: string): Promise<void> {
    await this.goTo('/staff/companies')
    await this.followTo(this.main.getByRole('link', { name }).first())
    const form = await this.unfold('companies:verdict.verify.title')
    const registry = form.locator('[name="registry"]')
    if (!(await registry.first().isChecked())) await registry.first().check()
    await this.fillIn({ note }, form)
    await this.press('companies:verdict.verify.button', undefined, form)
    await this.sees('companies:decision.verified')
  }

  async takesFromTriage(title: string): Promise<void> {
    await this.goTo('/triage')
    await this.followTo(this.main.getByRole('link', { name: title }).first())
    await this.press('triage:claim')
    await this.sees('triage:decide.title')
  }

  async returnsForInformation(note: string): Promise<void> {
    const form = await this.unfold('triage:decide.returnLabel')
    await this.fillIn({ note }, form)
    await this.press('triage:decide.return', undefined, form)
    await this.sees('requests:status.needs_info')
  }

  async accepts(): Promise<void> {
    await this.press('triage:decide.accept')
    await this.sees('requests:status.in_translation')
  }

  /** Takes the task whose document begins with these words, writes what is new and puts right what an amendment has changed. */
  async translates(opening: string | RegExp, glossary: Glossary): Promise<void> {
    await this.opensTask('translate', opening)
    await this.press('translations:task.claim')
    await this.writesAll(glossary)
    await this.press('translations:task.submit')
    await this.page.waitForURL(/tab=mine/)
  }

  private async writesAll(glossary: Glossary): Promise<void> {
    const areas = this.main.locator('textarea[data-sentence]')
    await areas.first().waitFor()
    for (const area of await areas.all()) {
      const wanted = glossary(await sourceBeside(area))
      if ((await area.inputValue()) !== wanted) await area.fill(wanted)
    }
  }

  /** Takes a review and approves what is there, but for the sentence that is sent back with a wish. */
  async reviews(opening: string | RegExp, sentBack?: { source: string; wish: string }): Promise<void> {
    await this.opensTask('review', opening)
    await this.press('translations:task.claimReview')
    if (sentBack) {
      const row = this.rowOf(sentBack.source)
      const form = await this.unfold('translations:task.requestChanges', undefined, row)
      await this.fillIn({ comment: sentBack.wish }, form)
      await this.press('translations:task.send', undefined, form)
    }
    await this.press('translations:task.approveAll')
    if (sentBack) await this.press('translations:task.return')
    else await this.sees('translations:task.verified')
  }

  /** Answers the reviewer's wish in one sentence and hands the text in again. */
  async corrects(opening: string | RegExp, source: string, better: string): Promise<void> {
    await this.goTo('/translate?tab=mine')
    await this.followTo(this.linkOf(opening))
    const claim = this.main.getByRole('button', { name: this.t('translations:task.claim'), exact: true })
    const area = this.rowOf(source).locator('textarea[data-sentence]')
    await claim.or(area).first().waitFor()
    if (await claim.isVisible()) await this.pressButton(claim)
    await area.fill(better)
    await this.press('translations:task.submit')
    await this.page.waitForURL(/tab=mine/)
  }

  async opensTask(tab: 'translate' | 'review' | 'mine', opening: string | RegExp): Promise<void> {
    // The task is made by a job: the page is read again until it is there.
    await expect
      .poll(
        async () => {
          await this.goTo(`/translate?tab=${tab}`)
          return this.linkOf(opening).count()
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0)
    await this.followTo(this.linkOf(opening))
  }

  private linkOf = (opening: string | RegExp): Locator => this.main.getByRole('link', { name: opening }).first()

  private rowOf = (source: string): Locator => this.main.locator('.bilingual-row').filter({ hasText: source }).first()
}

const sourceBeside = (area: Locator): Promise<string> =>
  area.evaluate((element) => element.closest('.bilingual-row')?.querySelector('p[lang]')?.textContent ?? '')
