import { useWords } from '~/platform/i18n/words'
import { FourSteps } from '../components/four-steps'
import { Prose } from '../components/prose'

export const handle = { policy: 'public', kept: true }

/** How the portal works, for both sides, in plain words. */
export default function HowItWorks() {
  const { t } = useWords()
  return (
    <>
      <Prose
        name="how"
        path="/how-it-works"
        sections={[
          { key: 'languages', paragraphs: 2 },
          { key: 'sealed', paragraphs: 3 },
          { key: 'clock', paragraphs: 2 },
          { key: 'questions', paragraphs: 2 },
          { key: 'award', paragraphs: 2 },
          { key: 'changes', paragraphs: 1 },
        ]}
      />
      <h2 className="mb-5">{t('home:steps')}</h2>
      <FourSteps />
    </>
  )
}
