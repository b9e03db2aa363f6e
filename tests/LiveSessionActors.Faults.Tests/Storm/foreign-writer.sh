# Appends numbered lines to a journal at full speed where there is no Node: as many as each line of its input says.
# Prints how many in all.
journal=$1 session=$2 name=$3
count=0
while read -r wanted; do
  last=$((count + wanted))
  while [ "$count" -lt "$last" ]; do
    count=$((count + 1))
    event="{\"type\":\"generate\",\"id\":\"$session\",\"foreign\":\"$name-$count\"}"
    head="\"seq\":$count,\"id\":\"$session\",\"type\":\"generate\",\"ts\":\"2026-01-01T00:00:00.000Z\""
    printf '%s\n' "{$head,\"event\":$event}" >> "$journal"
  done
done
echo "$count"
