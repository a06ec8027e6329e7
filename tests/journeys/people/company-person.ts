import { Person, password, type Typed } from './person'

/** Somebody who signs up for a company and states what it is. */
export class CompanyPerson extends Person {
  async signsUp(kind: 'buyer' | 'vendor', company: { identifier: string; name: string }): Promise<void> {
    await this.goTo(`/sign-up?as=${kind}`)
    await this.fillIn({
      kind,
      company: 'new',
      identifier: company.identifier,
      companyName: company.name,
      name: this.who.name,
      email: this.who.email,
      password,
      consent: true,
    })
    await this.press('accounts:signUp.submit')
    await this.sees('accounts:resend.sent')
  }

  async confirmsAddress(): Promise<void> {
    await this.followsLetter('verifyEmail')
    await this.press('accounts:verify.submit')
    await this.sees('accounts:signIn.notice.verified')
  }

  async describesCompany(facts: Typed): Promise<void> {
    await this.goTo('/company')
    await this.follow('companies:edit.link')
    await this.fillIn(facts)
    await this.press('companies:edit.save')
    await this.sees('companies:next.waiting')
  }
}
