/** Names of the form's fields from top to bottom, for the error summary. */
export const fieldOrder = [
  ...['nameZh', 'nameEn', 'uscc', 'gstin', 'pan', 'cin', 'llpin', 'division', 'technologies'],
  ...['cityZh', 'cityEn', 'corridorId', 'website'],
  ...['contactName', 'contactEmail', 'contactPhone'],
]
