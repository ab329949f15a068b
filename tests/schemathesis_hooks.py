"""What schemathesis does not know by itself: a batch is sent as it stands."""

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def ndjson(_context, value):
    return value if isinstance(value, bytes) else str(value).encode(errors="surrogatepass")
