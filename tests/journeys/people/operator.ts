import { StaffPerson } from './staff-person'

/** An operator: opens corridors, enters rates, reads the audit. */
export class Operator extends StaffPerson {
  async invites(email: string): Promise<void> {
    await this.goTo('/staff/people')
    await this.fillIn({ email })
    await this.press('accounts:people.inviteSubmit')
    await this.sees('accounts:people.outcome.invited')
  }

  async gives(role: string, email: string): Promise<void> {
    await this.goTo(`/staff/people?q=${email}`)
    const row = this.main.getByRole('row').filter({ hasText: email })
    await this.fillIn({ role }, row)
    await this.press('accounts:people.give', undefined, row)
    await this.sees('accounts:people.outcome.done')
  }

  async entersRate(quote: 'CNY' | 'INR', rate: string, source: string): Promise<void> {
    await this.goTo('/staff')
    await this.followTo(
      this.page
        .getByRole('banner')
        .getByRole('link', { name: this.t('common:nav.rates') })
        .first(),
    )
    await this.fillIn({ quote, rate, source })
    await this.press('corridors:rates.enter')
    await this.seesText(rate)
  }

  async opensCorridor(corridor: Record<'slug' | 'nameZh' | 'nameEn' | 'descriptionZh' | 'descriptionEn', string>): Promise<void> {
    await this.goTo('/staff')
    await this.followTo(
      this.page
        .getByRole('banner')
        .getByRole('link', { name: this.t('common:nav.corridors') })
        .first(),
    )
    await this.fillIn(corridor)
    await this.press('corridors:opening.open')
    await this.seesText(corridor.slug)
  }

  async findsAuditWhole(): Promise<void> {
    await this.goTo('/staff/audit')
    await this.main.getByRole('link', { name: this.t('audit:verify') }).click()
    await this.seesText(this.t('audit:chainWhole', { entries: '|', head: '' }).split('|')[0]!)
  }
}
