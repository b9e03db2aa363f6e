"""A client of the bridge, written from API.md and EVENTS.md: python3 client.py SOCKET WORKSPACE"""
import http.client, json, socket, sys, time, urllib.parse

SOCKET, WORKSPACE = sys.argv[1:]
SESSION = "8f3a91c2"


class Bridge(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(SOCKET)


def request(method, path, body=None, headers={}, **query):
    bridge = Bridge("live", timeout=60)
    target = f"/v1/{path}?" + urllib.parse.urlencode({"workspace": WORKSPACE, **query})
    bridge.request(method, target, json.dumps(body) if body else None, headers)
    return bridge.getresponse()


def ask(method, path, body=None, headers={}):
    answer = request(method, path, body, headers)
    text = answer.read()
    return answer, json.loads(text) if text else None


def watch():
    """The session's changes, each once, over whatever number of daemons."""
    cursor = None
    while True:
        try:
            place = {"headers": {"Last-Event-ID": cursor}} if cursor else {"from": "start"}
            fields = {}
            for line in request("GET", "watch", session=SESSION, **place):
                name, _, value = line.decode().rstrip("\n").partition(": ")
                if name:
                    fields[name] = value
                elif fields.get("event") == "appended":
                    cursor = fields["id"]
                    yield json.loads(fields["data"])
                fields = fields if name else {}
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)  # The daemon has ended; the next one goes on behind the cursor.


event, key = {"type": "generate", "count": 3}, {"Idempotency-Key": "begin-1"}
tags = [ask("POST", f"sessions/{SESSION}/events", event, key)[0].headers["ETag"] for _ in range(2)]
refused = ask("POST", f"sessions/{SESSION}/events", {"type": "checkpoint"}, {"If-Match": '"7"'})[1]
last = {"If-Match": f'"{refused["lastSeq"]}"'}
print("appended", *tags, refused["code"], ask("POST", f"sessions/{SESSION}/events", {"type": "checkpoint"}, last)[0].status)
for change in watch():
    print("watched", change["seq"], change["type"], change["phase"], flush=True)
    if change["type"] == "accept":
        break
work = ask("POST", "work/next", {"worker": "python", "waitMs": 30000, "types": ["accept"]})[1]
lease = work["lease"]["id"]
renewed = ask("POST", f"work/{lease}/renew", {"leaseMs": 60000})[1]
done = ask("POST", f"work/{lease}/reply", {"type": "complete"}, {"Idempotency-Key": "done-1"})[1]
print("worked", work["event"]["variantId"], renewed["id"] == lease, done["phase"])
