import { Prose } from '../components/prose'

export const handle = { policy: 'public', kept: true }

/** What becomes of personal data, in plain words, under the laws of both countries. */
export default function Privacy() {
  return (
    <Prose
      name="privacy"
      path="/privacy"
      sections={[
        { key: 'what', paragraphs: 2 },
        { key: 'who', paragraphs: 2 },
        { key: 'where', paragraphs: 2 },
        { key: 'rights', paragraphs: 2 },
        { key: 'long', paragraphs: 1 },
        { key: 'safe', paragraphs: 2 },
      ]}
    />
  )
}
