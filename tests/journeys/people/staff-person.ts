import { expect } from 'vitest'
import { Person, password } from './person'

type Role = 'moderator' | 'operator' | 'auditor'

/** Somebody whom the command line makes one of the staff: an invitation first, then the role. */
export class StaffPerson extends Person {
  async isGranted(role: Role): Promise<void> {
    // It ends with a code that is not 0: nothing has been granted yet.
    const said = await this.stage.portal.script('grant', this.who.email, role).catch((error: { stdout: string }) => error.stdout)
    const link = /\/en(\/invitations\/\S+)/.exec(said)?.[1]
    expect(link, said).toBeDefined()
    await this.goTo(link!)
    await this.fillIn({ name: this.who.name, password, consent: true })
    await this.press('accounts:signUp.submit')
    await this.sees('accounts:signIn.notice.invited')
    expect(await this.stage.portal.script('grant', this.who.email, role)).toContain(`is now ${role}`)
    await this.signsIn()
  }
}
