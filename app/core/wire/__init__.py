"""ZeroMQ sockets, framed messages, request and reply. The only room that imports zmq."""
