import { useRef, useSyncExternalStore } from 'react'
import { useWords } from '~/platform/i18n/words'
import { Button } from '~/ui/button'
import { keyNames, pressedBy, shortcuts } from '../shortcut'

const never = () => () => {}
const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)

/** The keys of the workbench, behind a button and behind `?`. */
export function ShortcutList({ mode }: { mode: 'write' | 'review' | 'read' }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const onMac = useSyncExternalStore(never, isMac, () => false)
  const places = mode === 'review' ? ['review', 'both'] : mode === 'write' ? ['write', 'both'] : ['both']
  return (
    <>
      <Button
        type="button"
        variant="quiet"
        icon="question"
        data-shortcut={pressedBy('help')}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {t('translations:workbench.keys.title')}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="keys-title"
        className="m-auto max-h-[85dvh] w-[min(34rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line-strong bg-surface p-5 text-base text-ink shadow-floating backdrop:bg-ink/40"
      >
        <h2 id="keys-title" className="mb-3">
          {t('translations:workbench.keys.title')}
        </h2>
        <table className="mb-4 w-full">
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('translations:workbench.keys.deed')}</th>
              <th scope="col">{t('translations:workbench.keys.keys')}</th>
            </tr>
          </thead>
          <tbody>
            {shortcuts
              .filter(({ place }) => places.includes(place))
              .map((shortcut) => (
                <tr key={shortcut.id} className="border-line border-b last:border-0">
                  <td className="py-2 pe-4">{t(`translations:workbench.keys.${shortcut.id}`)}</td>
                  <td className="whitespace-nowrap py-2 text-end">
                    {keyNames(shortcut, onMac).map((name) => (
                      <kbd key={name} className="ms-1 rounded-sm border border-line-strong bg-sunken px-1.5 py-0.5 text-sm">
                        {name}
                      </kbd>
                    ))}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
        <p className="mb-4 text-ink-soft text-sm">{t('translations:workbench.keys.hint')}</p>
        <form method="dialog">
          <Button variant="secondary">{t('translations:workbench.keys.close')}</Button>
        </form>
      </dialog>
    </>
  )
}
