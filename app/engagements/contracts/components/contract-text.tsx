import type { LanguageTag } from '#db/schema'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { SignedText } from '../../components/signed-text'

type Texts = Record<LanguageTag, { text: string; sha256: string }>

/** The whole contract as it is signed. */
export function ContractText({ texts, path, number }: { texts: Texts; path: string; number: number }) {
  const { t } = useWords()
  return (
    <SignedText
      texts={texts}
      label={(language) => t(`engagements:contract.text.${segmentOf(language)}`)}
      fileOf={(language) => `${path}/contract/${number}/${segmentOf(language)}`}
    />
  )
}
