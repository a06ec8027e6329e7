import { type ComponentProps, createContext, type KeyboardEvent, useContext, useEffect, useState } from 'react'
import { Form as RouterForm, useNavigation } from 'react-router'
import { Button } from './button'

const PendingContext = createContext(false)

/**
 * A form that posts. Plain HTML without scripts. With them: its submit button shows that the form is on its way, and Enter that
 * confirms a word of an input method does not send it. The browser's own messages are off: they speak the browser's language,
 * not the page's.
 */
export function Form({ method = 'post', onSubmit, onKeyDown, children, ...rest }: ComponentProps<typeof RouterForm>) {
  const { state } = useNavigation()
  // Which of several forms with the same action was sent, only the form itself knows.
  const [isSent, setSent] = useState(false)
  useEffect(() => {
    if (state === 'idle') setSent(false)
  }, [state])
  return (
    <RouterForm
      noValidate
      {...rest}
      method={method}
      onSubmit={(event) => {
        onSubmit?.(event)
        if (!event.defaultPrevented) setSent(true)
      }}
      onKeyDown={(event) => {
        if (isComposing(event)) event.preventDefault()
        onKeyDown?.(event)
      }}
    >
      <PendingContext value={isSent && state !== 'idle'}>{children}</PendingContext>
    </RouterForm>
  )
}

/** The button that sends the form around it. */
export function SubmitButton(props: Omit<ComponentProps<typeof Button>, 'pending' | 'type'>) {
  const pending = useContext(PendingContext)
  return <Button {...props} type="submit" pending={pending} />
}

/**
 * Whether this Enter belongs to an input method. Safari ends the composition before it sends the key, which then is known only by
 * its code 229 (UI Events, "keyCode for composition").
 */
export const isComposing = (event: Pick<KeyboardEvent, 'key' | 'keyCode'> & { nativeEvent: { isComposing?: boolean } }): boolean =>
  event.key === 'Enter' && (event.keyCode === 229 || event.nativeEvent.isComposing === true)
