import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

const everyMs = 2_000

/** Reads the page's data again every two seconds while something is awaited, `mostTimes` at most; what is typed or chosen on the page stays. */
export function useRereading(isAwaited: boolean, mostTimes: number): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isAwaited) return
    let times = 0
    const timer = setInterval(() => {
      if (++times > mostTimes) clearInterval(timer)
      else void revalidate()
    }, everyMs)
    return () => clearInterval(timer)
  }, [isAwaited, mostTimes, revalidate])
}
