import { useWords } from '~/platform/i18n/words'

/** A bridge whose two piers carry one deck: two cables meet at its crown, the water is the river of our accent colour. */
export function BridgeMark({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <path d="M3 20.5h26" className="stroke-ink stroke-[2.2]" fill="none" strokeLinecap="round" />
      <path
        d="M3 20.5c3.5 0 6-4.5 7-12 1.2 5 3.2 7.5 6 7.5s4.8-2.5 6-7.5c1 7.5 3.5 12 7 12"
        className="stroke-river stroke-[2]"
        fill="none"
        strokeLinejoin="round"
      />
      <path d="M10 6.5v18M22 6.5v18" className="stroke-ink stroke-[2.2]" fill="none" strokeLinecap="round" />
      <path
        d="M3 27.5c2.2-1.6 4.3-1.6 6.5 0s4.3 1.6 6.5 0 4.3-1.6 6.5 0 4.3 1.6 6.5 0"
        className="stroke-river stroke-[1.6]"
        fill="none"
        strokeLinecap="round"
      />
    </svg>
  )
}

/** Mark and name. The name is one name in two scripts, each marked with its language. */
export function Wordmark() {
  const { t } = useWords()
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <BridgeMark />
      <span className="font-bold text-lg leading-none tracking-tight" lang="en">
        {t('common:brand.latin')}
      </span>
      <span className="text-ink-soft text-sm leading-none" lang="zh-CN">
        {t('common:brand.han')}
      </span>
    </span>
  )
}
