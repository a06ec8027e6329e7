import { expect } from 'vitest'
import type { Operator } from './operator'
import { Person, password } from './person'

type Role = 'moderator' | 'operator' | 'auditor'

/** Somebody whom the command line makes one of the staff: an invitation first, then the role. */
export class StaffPerson extends Person {
  async isGranted(role: Role): Promise<void> {
    // It ends with a code that is not 0: nothing has been granted yet.
    const said = await this.stage.portal.script('grant', this.who.email, role).catch((error: { stdout: string }) => error.stdout)
    const link = /\/en(\/invitations\/\S+)/.exec(said)?.[1]
    expect(link, said).toBeDefined()
    await this.acceptsInvitation(link!)
    expect(await this.stage.portal.script('grant', this.who.email, role)).toContain(`is now ${role}`)
    await this.signsIn()
  }

  /** By an operator's invitation and in the role that the operator gives. */
  async isInvited(role: Role, operator: Operator): Promise<void> {
    await operator.invites(this.who.email)
    const letter = await this.stage.portal.letterTo(this.who.email, /\/invitations\//)
    await this.acceptsInvitation(/\/invitations\/\S+/.exec(letter.text)![0])
    await operator.gives(role, this.who.email)
    await this.signsIn()
  }

  private async acceptsInvitation(path: string): Promise<void> {
    await this.goTo(path)
    await this.fillIn({ name: this.who.name, password, consent: true })
    await this.press('accounts:signUp.submit')
    await this.sees('accounts:signIn.notice.invited')
  }
}
