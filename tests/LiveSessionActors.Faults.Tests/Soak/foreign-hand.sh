# Appends lines to files as another program does, each by one write: a path and a line by turns on its input, and a line on
# its output for each that is written.
while IFS= read -r path && IFS= read -r line; do
  printf '%s\n' "$line" >> "$path"
  echo written
done
