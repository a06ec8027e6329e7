import { normalForm } from './normal-form'

/** Where a term stands in a text, both read in their normal form. */
export function placesOf(text: string, term: string): { start: number; end: number }[] {
  const wanted = normalForm(term)
  if (wanted === '') return []
  const places: { start: number; end: number }[] = []
  for (let start = 0; start < text.length; start++) {
    const end = endOf(text, start, wanted)
    if (end === null) continue
    places.push({ start, end })
    start = end - 1
  }
  return places
}

/** The normal form may be longer or shorter than what it is of, so a place is grown until it says the term. */
function endOf(text: string, start: number, wanted: string): number | null {
  if (normalForm(text[start]!) === '' || !wanted.startsWith(normalForm(text[start]!))) return null
  for (let end = start + 1; end <= text.length && end - start <= wanted.length + 8; end++) {
    if (normalForm(text.slice(start, end)) === wanted) return end
  }
  return null
}
