#!/usr/bin/env python3
"""Puts a running service under twice its capacity and says whether it holds.

    rolecall serve &
    deploy/load.py --pid $! --seconds 60

First it measures capacity: answers a second to as many clients as fill all cores. Then it sends articles at twice that rate,
whether or not answers come, and meanwhile asks /livez from a process of its own and looks at the service's memory. It holds if
every answer is a 200 or a 503, every 200 came within the time limit, /livez always within 100 ms, and memory does not grow.
Standard library only.
"""

import argparse
import asyncio
import collections
import json
import multiprocessing
import pathlib
import re
import socket
import statistics
import sys
import time

CORPUS = pathlib.Path(__file__).parent.parent / "tests" / "corpus"
LIVEZ_LIMIT = 0.1
"""Seconds."""
GROWTH_LIMIT = 1.2
"""How much more memory the end may need than the first quarter, when all buffers have grown."""


def articles():
    """Requests with the test articles, their marks taken off."""
    requests = []
    for file in sorted(CORPUS.glob("*.txt")):
        text = re.sub(r"\[\[([^|\]]*)\|[^\]]*\]\]", r"\1", file.read_text(encoding="utf-8"))
        body = json.dumps({"text": text}).encode()
        head = f"POST /v1/annotate HTTP/1.1\r\nHost: rolecall\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        requests.append(head.encode() + body)
    return requests


class Connections:
    """Connections kept alive between requests."""

    def __init__(self, host, port):
        self.address = (host, port)
        self.idle = []

    async def send(self, request):
        """The status of the answer, and the seconds it took."""
        begun = time.perf_counter()
        reader, writer = self.idle.pop() if self.idle else await asyncio.open_connection(*self.address)
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = re.search(rb"content-length: (\d+)", head)
        await reader.readexactly(int(length[1]))
        if b"connection: close" in head:
            writer.close()
        else:
            self.idle.append((reader, writer))
        return int(head.split(b" ", 2)[1]), time.perf_counter() - begun


async def capacity(connections, requests, clients, seconds):
    """Answers a second to clients that each wait for theirs."""
    end = time.perf_counter() + seconds
    answers = 0

    async def client(number):
        nonlocal answers
        while time.perf_counter() < end:
            status, _ = await connections.send(requests[(number + answers) % len(requests)])
            answers += status == 200

    await asyncio.gather(*(client(n) for n in range(clients)))
    return answers / seconds


async def flood(connections, requests, rate, seconds):
    """Sends at a rate, and gives what came of it: (status or the error's name, seconds) by request."""
    outcomes = []

    async def one(request):
        try:
            outcomes.append(await connections.send(request))
        except (OSError, asyncio.IncompleteReadError) as error:
            outcomes.append((type(error).__name__, 0.0))

    begun = time.perf_counter()
    sent = 0
    running = set()
    while (passed := time.perf_counter() - begun) < seconds:
        while sent < passed * rate:
            task = asyncio.create_task(one(requests[sent % len(requests)]))
            running.add(task)
            task.add_done_callback(running.discard)
            sent += 1
        await asyncio.sleep(0.005)
    await asyncio.gather(*running)
    return outcomes


def watch_livez(host, port, stop, times):
    """Asks /livez ten times a second over one connection until told to stop."""
    with socket.create_connection((host, port)) as connection:
        while not stop.is_set():
            begun = time.perf_counter()
            connection.sendall(b"GET /livez HTTP/1.1\r\nHost: rolecall\r\n\r\n")
            if not connection.recv(4096).startswith(b"HTTP/1.1 200"):
                times.put(float("inf"))
            times.put(time.perf_counter() - begun)
            time.sleep(0.1)


def resident(pid):
    """Resident memory in MB."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1000


async def watch_memory(pid, sizes):
    while True:
        sizes.append(resident(pid))
        await asyncio.sleep(0.5)


def part(values, share):
    """The value below which a share of the values lies."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


async def run(options):
    requests = articles()
    host, _, port = options.address.rpartition(":")
    connections = Connections(host, int(port))
    await capacity(connections, requests, options.clients, 2)
    able = await capacity(connections, requests, options.clients, options.measure)
    print(f"capacity {able:.0f}/s; {2 * able:.0f}/s for {options.seconds} s")

    stop, times, sizes = multiprocessing.Event(), multiprocessing.Queue(), []
    prober = multiprocessing.Process(target=watch_livez, args=(host, int(port), stop, times))
    prober.start()
    memory = asyncio.create_task(watch_memory(options.pid, sizes))
    outcomes = await flood(connections, requests, 2 * able, options.seconds)
    memory.cancel()
    stop.set()
    livez = []
    while prober.is_alive() or not times.empty():
        if not times.empty():
            livez.append(times.get())
    prober.join()

    statuses = collections.Counter(status for status, _ in outcomes)
    accepted = [taken for status, taken in outcomes if status == 200]
    quarter = len(sizes) // 4
    early, late = statistics.median(sizes[: quarter + 1]), statistics.median(sizes[-quarter - 1 :])
    print(f"answers {dict(statuses)}")
    print(f"accepted: median {statistics.median(accepted) * 1000:.0f} ms, 99 % {part(accepted, 0.99) * 1000:.0f} ms, slowest {max(accepted) * 1000:.0f} ms")
    print(f"/livez: {len(livez)} asked, median {statistics.median(livez) * 1000:.1f} ms, 99 % {part(livez, 0.99) * 1000:.1f} ms, slowest {max(livez) * 1000:.1f} ms")
    print(f"memory: {early:.0f} MB in the first quarter, {late:.0f} MB in the last, {max(sizes):.0f} MB at most")

    wrong = []
    if set(statuses) - {200, 503}:
        wrong.append("an answer was neither 200 nor 503")
    if max(accepted) > options.timeout:
        wrong.append("an accepted article took longer than the time limit")
    if max(livez) > LIVEZ_LIMIT:
        wrong.append("/livez took longer than 100 ms")
    if late > GROWTH_LIMIT * early:
        wrong.append("memory grew")
    print("holds" if not wrong else "does not hold: " + "; ".join(wrong))
    return not wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--address", default="127.0.0.1:8080")
    parser.add_argument("--pid", type=int, required=True, help="the service's process, for its memory")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--measure", type=float, default=8, help="seconds to measure capacity for")
    parser.add_argument("--clients", type=int, default=8, help="clients to measure capacity with")
    parser.add_argument("--timeout", type=float, default=10, help="the service's time limit in seconds")
    sys.exit(0 if asyncio.run(run(parser.parse_args())) else 1)


if __name__ == "__main__":
    main()
