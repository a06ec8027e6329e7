import { useEffect } from 'react'
import { useFetcher } from 'react-router'
import { useWords } from '~/platform/i18n/words'
import { SubmitButton } from '~/ui/form'
import { Notice } from '~/ui/notice'

/** Says that there is something new, and marks it as read: by itself when the page is looked at, by its button without scripts. */
export function MarkRead({ count, upTo, action }: { count: number; upTo: number; action: string }) {
  const { t } = useWords()
  const { submit, Form, state, data } = useFetcher<{ isMarked: boolean }>()
  const isOpen = count > 0 && state === 'idle' && data === undefined
  useEffect(() => {
    if (!isOpen) return
    const mark = () => {
      if (document.visibilityState === 'visible') void submit({ upTo: String(upTo), isQuiet: 'yes' }, { method: 'post', action })
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [isOpen, upTo, action, submit])
  if (count === 0) return null
  return (
    <Notice title={t('messages:unread', { count })}>
      {data?.isMarked ? null : (
        <Form method="post" action={action}>
          <input type="hidden" name="upTo" value={upTo} />
          <SubmitButton variant="secondary" className="mt-1">
            {t('messages:markRead')}
          </SubmitButton>
        </Form>
      )}
    </Notice>
  )
}
