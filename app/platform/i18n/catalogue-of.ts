export type Catalogue = Record<string, Record<string, unknown>>

/** Namespaced catalogue from Vite's glob: `/locales/en/requests.json` → `{ requests: … }`. */
export function catalogueOf(modules: Record<string, unknown>): Catalogue {
  const catalogue: Catalogue = {}
  for (const [path, module] of Object.entries(modules)) {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
    catalogue[name] = module as Record<string, unknown>
  }
  return catalogue
}
