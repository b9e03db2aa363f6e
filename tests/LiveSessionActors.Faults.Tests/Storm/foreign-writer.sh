# Appends numbered lines to a journal at full speed until the stop file is there, where there is no Node. Prints how many.
journal=$1 session=$2 name=$3 stop=$4
count=0
while [ ! -e "$stop" ]; do
  count=$((count + 1))
  event="{\"type\":\"generate\",\"id\":\"$session\",\"foreign\":\"$name-$count\"}"
  printf '%s\n' "{\"seq\":$count,\"id\":\"$session\",\"type\":\"generate\",\"ts\":\"2026-01-01T00:00:00.000Z\",\"event\":$event}" >> "$journal"
done
echo "$count"
