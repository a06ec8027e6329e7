import { useWords } from '~/platform/i18n/words'
import { formatCount } from '~/ui/format-count'
import { Icon } from '~/ui/icon'

export interface ShownFile {
  id: string
  name: string
  bytes: number
  sha256: string
}

/** Files with their hashes: whoever has one can compare. They are served below `path`. */
export function FileList({ files, path }: { files: readonly ShownFile[]; path: string }) {
  const { t, language } = useWords()
  if (files.length === 0) return null
  return (
    <ul className="mt-2">
      {files.map(({ id, name, bytes, sha256 }) => (
        <li key={id} className="mb-2">
          <a href={`${path}/files/${id}`} download className="inline-flex min-h-11 max-w-full items-center gap-2">
            <Icon name="attachment" />
            <bdi className="min-w-0 break-words">{name}</bdi>
            <span className="shrink-0 text-ink-faint text-xs">
              {t('requests:page.kilobytes', { size: formatCount(Math.ceil(bytes / 1024), language) })}
            </span>
          </a>
          <p className="break-all text-ink-faint text-xs">
            <code>{`SHA-256 ${sha256}`}</code>
          </p>
        </li>
      ))}
    </ul>
  )
}
