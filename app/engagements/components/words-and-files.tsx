import type { ComponentProps } from 'react'
import { useWords } from '~/platform/i18n/words'
import { FileField, TextArea } from '~/ui/field'
import type { useAnswer } from '~/ui/form-answer'

type Words = Pick<ComponentProps<typeof TextArea>, 'name' | 'label' | 'hint' | 'required' | 'rows' | 'maxLength'>

interface Props extends Pick<ReturnType<typeof useAnswer>, 'value' | 'error'> {
  words: Words & { name: string }
  files: { label: string; hint: string }
  /** What files there may be. */
  accept: string
}

/** What a side says to the other in its own language, and what it attaches. */
export function WordsAndFiles({ words, files, accept, value, error }: Props) {
  const { language } = useWords()
  return (
    <>
      <TextArea {...words} lang={language} defaultValue={value(words.name)} error={error(words.name)} />
      <FileField {...files} name="files" required={false} multiple accept={accept} error={error('files')} />
    </>
  )
}
