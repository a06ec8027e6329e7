import { useWords } from '~/platform/i18n/words'
import { TextField } from '~/ui/field'
import { longestPassword, shortestPassword } from '../password-limits'

/** A password to be chosen. What was typed never comes back with an error: it must be typed again. */
export function NewPasswordField({ name, error }: { name: string; error: string | undefined }) {
  const { t } = useWords()
  return (
    <TextField
      name={name}
      type="password"
      label={t('accounts:field.newPassword')}
      hint={t('accounts:field.newPasswordHint', { min: shortestPassword, max: longestPassword })}
      autoComplete="new-password"
      error={error}
    />
  )
}
