// What a clipboard carries.

/** The files that were meant. Office programs add a picture of the words they copy; there the words are meant. */
export function pastedFiles(data: DataTransfer): File[] {
  const words = data.types.includes("text/html") && data.getData("text/plain").trim() !== "";
  return words ? [] : [...data.files];
}
