import { Prose } from '../components/prose'

export const handle = { policy: 'public', kept: true }

/** The rules of the place, short. */
export default function Terms() {
  return (
    <Prose
      name="terms"
      path="/terms"
      sections={[
        { key: 'free', paragraphs: 2 },
        { key: 'buyers', paragraphs: 1 },
        { key: 'vendors', paragraphs: 1 },
        { key: 'sealed', paragraphs: 3 },
        { key: 'words', paragraphs: 2 },
        { key: 'contact', paragraphs: 1 },
        { key: 'out', paragraphs: 1 },
      ]}
    />
  )
}
